/** The help, and the three steps of a first visit. Names of buttons come in as values, so that they read as on the screens. */
export const help = {
  title: 'Help',
  search: 'Search the help',
  nothing: 'Nothing in the help has these words. Try another one, or empty the search to see everything.',
  print: 'Print the help',
  role: 'Help for',
  install: {
    button: 'Install the app',
    offer: 'Installed, Warsha opens like any other app, without a network, and the browser keeps its data.',
    byHand:
      'To install it, open the browser’s menu (on an iPhone or iPad: “Share”) and choose “Install” or “Add to Home screen”.',
    done: 'The app is installed on this device.',
    later: 'Not now',
  },
  welcome: {
    label: 'First steps',
    step: 'Step {{step}} of {{all}}',
    next: 'Next',
    done: 'Begin',
    skip: 'Skip',
    again: 'These steps are also in the help, under “{{settings}}”.',
    who: {
      title: 'This device is “{{label}}”',
      of: 'It has joined {{collectivity}}.',
      text: 'Its role: {{role}}. There is no account and no password; nobody’s name is asked for.',
    },
    what: {
      title: 'What is done here',
      facilitator:
        'Open today’s workshop, count who comes in with one tap a person, write down every idea as it is said, and sort it.',
      coordinator:
        'Set up the programme, plan the workshops, invite the tablets, watch what arrives, and make the report and the documents.',
      committee: 'Read the ideas, decide on each with a reason, and make projects of the accepted ones.',
      observer:
        'Read the workshops, the ideas and the report as they come in. Nothing can be changed by mistake.',
    },
    safe: {
      title: 'It works without a network, and nothing is lost',
      text: 'What the screen shows is saved on this device. It is sent by itself when the network returns; the sign at the top says what still waits.',
    },
  },
  part: {
    start: 'First steps',
    work: 'The work',
    states: 'What the sign at the top says',
    trouble: 'When something goes wrong',
  },
  topic: {
    count: {
      title: 'Count who comes in',
      text: 'Open the workshop and tap the half of women or of men, anywhere, once a person. Choose the group first, if the programme has groups. The small minus takes one out; “{{undo}}” takes back the last tap; the number itself can be typed.',
    },
    write: {
      title: 'Write an idea down',
      text: 'Under “{{ideas}}”, write it as it is said, in any language. The text is enough: axis, group and who spoke can wait. Every idea gets a number, such as B7, to be read out in the hall.',
    },
    sort: {
      title: 'Sort in the room',
      text: 'Under “{{sort}}”, ideas come one by one. Choose the axis and what the room thinks of it. The committee decides later; what the room said stays beside its decision.',
    },
    leave: {
      title: 'Before leaving, and after',
      text: 'Before leaving, the card on the first screen says whether the device is ready: app, data, space, clock, battery. Afterwards the workshop’s last tab says whether everything has arrived. Until then, leave the app installed and do not clear the browser.',
    },
    setUp: {
      title: 'Set the programme up',
      text: 'Under “{{programme}}”, name the collectivity, then add axes and groups, and plan the workshops. The example shows a whole programme, and can be removed again. Names can be changed at any time.',
    },
    invite: {
      title: 'Invite a device',
      text: 'Under “{{settings}}”, then “{{devices}}”, choose a role and make an invitation: the other device scans the code or types its eight letters and digits. It needs a network only for that.',
    },
    watch: {
      title: 'Watch what arrives',
      text: '“{{devices}}” shows when each device was last heard of and what it still owes. “{{sync}}” lists what needs a decision: entries not accepted, and things that two people changed at once. Both texts are kept until you choose.',
    },
    decide: {
      title: 'Decide on the ideas',
      text: 'Under “{{ideas}}”, then “{{sort}}”, decide on each: accepted, merged, outside competence, to be clarified, not accepted. Every refusal asks for a reason, which people will read. Similar ideas stand beside it; merging keeps both texts.',
    },
    projects: {
      title: 'Make projects',
      text: 'Under “{{programme}}”, then its projects, make a project of the accepted ideas, with objectives, cost and duration. The matrix adds up by itself, and each idea shows what became of it.',
    },
    documents: {
      title: 'Report and documents',
      text: 'Under “{{report}}” are the figures with their charts. Export makes a deck, a workbook, minutes for signature and more, on this device and without a network, in the language that is chosen there.',
    },
    read: {
      title: 'Read along',
      text: 'Workshops, ideas, projects and report fill by themselves at each exchange. If something is missing, ask the coordinator: this device reads, and changes nothing.',
    },
    safe: {
      title: 'All synced',
      text: 'The server has everything that is on this device. There is nothing to do.',
    },
    waiting: {
      title: 'Some entries wait',
      text: 'They are saved on this device and are being sent, or soon will be. Leave the app open for a moment, or press “{{now}}” under “{{sync}}”.',
    },
    offline: {
      title: 'Offline',
      text: 'There is no network, or the server does not answer. Go on working: everything is saved here and sent by itself later.',
    },
    attention: {
      title: 'Something needs attention',
      text: 'An entry was not accepted, or two people changed the same thing. Nothing is lost: tap the sign, read the reason, and correct it or choose.',
    },
    stuck: {
      title: 'Sync stopped',
      text: 'The server does not accept this device, or the app is too old. Everything is kept here. Tap the sign: it says whether to ask for a new code or to update.',
    },
    noNetwork: {
      title: 'No network for days',
      text: 'Go on counting and writing: days do not matter. If it takes longer, press “{{carry}}” under “{{sync}}” and give the file to another device that finds a network; everything also stays here.',
    },
    lostTablet: {
      title: 'A device is lost or stolen',
      text: 'Tell the coordinator, who withdraws its access under “{{devices}}”. What it had sent is safe; the same list says how many entries it still had. If it is found again, a new code lets it send them.',
    },
    fullDisk: {
      title: 'The device has no space left',
      text: 'What was saved before is kept. Delete photos or films from the device, then try again. If it is urgent, press “{{carry}}” under “{{sync}}”: that needs no space in the app.',
    },
    wrongWorkshop: {
      title: 'Counted in the wrong workshop',
      text: 'Open that workshop, then “{{more}}”, then “{{move}}”: what this device counted and wrote there goes to the right one. A workshop that was started twice can be joined to the other. Nothing is lost by either.',
    },
    update: {
      title: 'An update waits',
      text: 'A newer version is offered between two workshops only, under “{{settings}}”. Finish and close the workshop, then press “{{apply}}”. Nothing is lost, and the old version works until then.',
    },
    pin: {
      title: 'The screen asks for a PIN',
      text: 'This device is locked so that nobody else reads it. Nothing is lost: what was counted and written is kept and is still sent. If the PIN is forgotten, the coordinator can invite the device again.',
    },
    install: {
      title: 'Install the app',
      text: 'Under “{{settings}}”, press “{{install}}”; where there is no such button, use the browser’s menu. It then opens from the home screen, without a network, and the browser protects what it keeps.',
    },
  },
} as const
