/** The lock of a shared tablet: the screen that asks for the PIN, and its settings. */
export const lock = {
  lock: {
    title: 'The screen is locked',
    hint: 'Enter the PIN. What was captured is kept, and goes on being sent behind the lock.',
    hintRefused:
      'Enter the PIN. The server does not accept this device any more: what was captured is kept here, and is sent as soon as a new invitation by the coordinator lets the device in again.',
    keys: 'Keys for the PIN',
    enter: 'Open',
    erase: 'Erase the last digit',
    digits: 'Digits entered: {{number}}',
    checking: 'Checking…',
    wrong: 'This is not the PIN.',
    wait_one: 'Next try in {{count}} second.',
    wait_other: 'Next try in {{count}} seconds.',
    forgot: {
      open: 'PIN forgotten?',
      title: 'PIN forgotten',
      text: 'Nothing is lost: what was captured is on this device and goes on being sent. Ask the coordinator for a new invitation for the role “{{role}}” and type its code here. The server checks it, then a new PIN can be chosen.',
      textRefused:
        'Nothing is lost: what was captured is on this device. But the server does not accept the device any more, and nothing is being sent. Ask the coordinator for a new invitation for the role “{{role}}” and type its code here: the device comes in again, everything is sent, and a new PIN can be chosen.',
      submit: 'Open with this code',
      unreachable:
        'Only the server can check the code, and there is no network here. Until there is one, everything captured stays safe on this device. Go where there is a network and try again.',
      expired:
        'This code was used before, here or elsewhere, or is too old. Ask the coordinator for a new one.',
      otherRole: 'This code is for another role. Ask for an invitation for the role “{{role}}”.',
      back: 'Back to the PIN',
    },
    pin: {
      current: 'The present PIN',
      new: 'Choose a PIN',
      newHint: '4 to 8 digits.',
      again: 'The same PIN again',
      againHint: 'So that no slip of the finger locks the screen for good.',
      differs: 'The two were not the same. Choose it again.',
      next: 'Next',
      none: 'Go on without a PIN',
      failed:
        'The lock could not be kept: storage may be full. Nothing is lost; free some space, then try again.',
    },
    settings: {
      title: 'Screen lock',
      text: 'For a tablet that passes from hand to hand: a PIN keeps the screen closed. It does not encrypt what is stored on the device.',
      set: 'Set a PIN',
      change: 'Change the PIN',
      remove: 'Remove the lock',
      now: 'Lock now',
      idle: 'Lock by itself when nobody touches it',
      never: 'Never',
      minutes_one: 'after {{count}} minute',
      minutes_other: 'after {{count}} minutes',
      isSet: 'The PIN is set. The lock button is at the top of every screen.',
      isRemoved: 'The lock is removed.',
    },
  },
}
