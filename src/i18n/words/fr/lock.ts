import type { Strings } from '../../strings.ts'
import type { lock as source } from '../en/lock.ts'

export const lock = {
  lock: {
    title: 'L’écran est verrouillé',
    hint: 'Saisissez le code PIN. Ce qui a été saisi est conservé et continue d’être envoyé derrière le verrou.',
    hintRefused:
      'Saisissez le code PIN. Le serveur n’accepte plus cet appareil : ce qui a été saisi est conservé ici et sera envoyé dès qu’une nouvelle invitation de la coordination l’aura fait revenir.',
    keys: 'Touches du code PIN',
    enter: 'Ouvrir',
    erase: 'Effacer le dernier chiffre',
    digits: 'Chiffres saisis : {{number}}',
    checking: 'Vérification…',
    wrong: 'Ce n’est pas le bon code PIN.',
    wait_one: 'Prochain essai dans {{count}} seconde.',
    wait_many: 'Prochain essai dans {{count}} de secondes.',
    wait_other: 'Prochain essai dans {{count}} secondes.',
    forgot: {
      open: 'Code PIN oublié ?',
      title: 'Code PIN oublié',
      text: 'Rien n’est perdu : ce qui a été saisi est sur cet appareil et continue d’être envoyé. Demandez à la coordination une nouvelle invitation pour le rôle « {{role}} » et tapez son code ici. Le serveur le vérifie, puis un nouveau code PIN peut être choisi.',
      textRefused:
        'Rien n’est perdu : ce qui a été saisi est sur cet appareil. Mais le serveur n’accepte plus l’appareil et rien n’est envoyé. Demandez à la coordination une nouvelle invitation pour le rôle « {{role}} » et tapez son code ici : l’appareil revient, tout est envoyé, puis un nouveau code PIN peut être choisi.',
      submit: 'Ouvrir avec ce code',
      unreachable:
        'Seul le serveur peut vérifier le code, et il n’y a pas de réseau ici. En attendant, tout ce qui a été saisi reste en sûreté sur cet appareil. Allez là où il y a du réseau, puis réessayez.',
      expired:
        'Ce code a déjà servi, ici ou ailleurs, ou il est trop ancien. Demandez-en un nouveau à la coordination.',
      otherRole: 'Ce code est destiné à un autre rôle. Demandez une invitation pour le rôle « {{role}} ».',
      back: 'Revenir au code PIN',
    },
    pin: {
      current: 'Le code PIN actuel',
      new: 'Choisissez un code PIN',
      newHint: 'De 4 à 8 chiffres.',
      again: 'Le même code PIN encore une fois',
      againHint: 'Pour qu’une faute de frappe ne ferme pas l’écran pour de bon.',
      differs: 'Les deux n’étaient pas les mêmes. Choisissez-le de nouveau.',
      next: 'Suivant',
      none: 'Continuer sans code PIN',
      failed:
        'Le verrou n’a pas pu être enregistré : la mémoire est peut-être pleine. Rien n’est perdu ; libérez de la place, puis réessayez.',
    },
    settings: {
      title: 'Verrouillage de l’écran',
      text: 'Pour une tablette qui passe de main en main : un code PIN garde l’écran fermé. Il ne chiffre pas ce qui est conservé sur l’appareil.',
      set: 'Définir un code PIN',
      change: 'Changer le code PIN',
      remove: 'Retirer le verrou',
      now: 'Verrouiller maintenant',
      idle: 'Se verrouille seul quand personne n’y touche',
      never: 'Jamais',
      minutes_one: 'après {{count}} minute',
      minutes_many: 'après {{count}} de minutes',
      minutes_other: 'après {{count}} minutes',
      isSet: 'Le code PIN est défini. Le bouton de verrouillage est en haut de chaque écran.',
      isRemoved: 'Le verrou est retiré.',
    },
  },
} satisfies Strings<typeof source>
