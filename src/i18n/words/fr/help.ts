import type { Strings } from '../../strings.ts'
import type { help as source } from '../en/help.ts'

export const help = {
  title: 'Aide',
  search: 'Chercher dans l’aide',
  nothing:
    'Rien dans l’aide ne contient ces mots. Essayez-en un autre, ou videz la recherche pour tout voir.',
  print: 'Imprimer l’aide',
  role: 'Aide pour',
  install: {
    button: 'Installer l’application',
    offer:
      'Installée, Warsha s’ouvre comme toute autre application, sans réseau, et le navigateur protège ses données.',
    byHand:
      'Pour l’installer, ouvrez le menu du navigateur (sur iPhone ou iPad : « Partager »), puis « Installer » ou « Sur l’écran d’accueil ».',
    done: 'L’application est installée sur cet appareil.',
    later: 'Pas maintenant',
  },
  welcome: {
    label: 'Premiers pas',
    step: 'Étape {{step}} sur {{all}}',
    next: 'Suivant',
    done: 'Commencer',
    skip: 'Passer',
    again: 'Ces étapes sont aussi dans l’aide, sous « {{settings}} ».',
    who: {
      title: 'Cet appareil est « {{label}} »',
      of: 'Il est inscrit pour {{collectivity}}.',
      text: 'Son rôle : {{role}}. Ni compte, ni mot de passe ; aucun nom de personne n’est demandé.',
    },
    what: {
      title: 'Ce que l’on fait ici',
      facilitator:
        'Ouvrir l’atelier du jour, compter les arrivées d’un toucher par personne, noter chaque idée telle qu’elle est dite, puis la trier.',
      coordinator:
        'Préparer le programme, planifier les ateliers, inviter les tablettes, suivre ce qui arrive, établir le bilan et les documents.',
      committee:
        'Lire les idées, décider de chacune avec un motif, et faire des projets de celles qui sont retenues.',
      observer:
        'Lire les ateliers, les idées et le bilan à mesure qu’ils arrivent. Rien ne peut être modifié par mégarde.',
    },
    safe: {
      title: 'Tout marche sans réseau, et rien ne se perd',
      text: 'Ce qui s’affiche est enregistré sur cet appareil. L’envoi se fait tout seul au retour du réseau ; le témoin en haut dit ce qui attend encore.',
    },
  },
  part: {
    start: 'Premiers pas',
    work: 'Le travail',
    states: 'Ce que dit le témoin en haut',
    trouble: 'En cas de difficulté',
  },
  topic: {
    count: {
      title: 'Compter les arrivées',
      text: 'Ouvrez l’atelier et touchez la moitié des femmes ou celle des hommes, n’importe où, une fois par personne. Choisissez d’abord le groupe, si le programme en a. Le petit moins en retire une ; « {{undo}} » revient sur le dernier toucher ; le nombre peut aussi être saisi.',
    },
    write: {
      title: 'Noter une idée',
      text: 'Sous « {{ideas}} », écrivez-la telle qu’elle est dite, dans n’importe quelle langue. Le texte suffit : axe, groupe et auteur peuvent attendre. Chaque idée reçoit un numéro, comme B7, à annoncer dans la salle.',
    },
    sort: {
      title: 'Trier en salle',
      text: 'Sous « {{sort}} », les idées viennent une à une. Choisissez l’axe et l’avis de la salle. Le comité décide ensuite ; ce que la salle a dit reste à côté de sa décision.',
    },
    leave: {
      title: 'Avant de partir, et après',
      text: 'Avant de partir, la carte du premier écran dit si l’appareil est prêt : application, données, place, horloge, batterie. Après, le dernier onglet de l’atelier dit si tout est arrivé. D’ici là, gardez l’application et n’effacez pas les données du navigateur.',
    },
    setUp: {
      title: 'Préparer le programme',
      text: 'Sous « {{programme}} », nommez la collectivité, ajoutez axes et groupes, et planifiez les ateliers. L’exemple montre un programme entier et peut être supprimé ensuite. Les noms se changent à tout moment.',
    },
    invite: {
      title: 'Inviter un appareil',
      text: 'Sous « {{settings}} », puis « {{devices}} », choisissez un rôle et créez une invitation : l’autre appareil lit le code ou saisit ses huit lettres et chiffres. Il n’a besoin du réseau que pour cela.',
    },
    watch: {
      title: 'Suivre ce qui arrive',
      text: '« {{devices}} » montre le dernier contact de chaque appareil et ce qu’il doit encore. « {{sync}} » réunit ce qui attend une décision : saisies non acceptées, et ce que deux personnes ont modifié en même temps. Les deux textes sont gardés jusqu’à votre choix.',
    },
    decide: {
      title: 'Décider des idées',
      text: 'Sous « {{ideas}} », puis « {{sort}} », décidez de chacune : retenue, fusionnée, hors compétence, à préciser, non retenue. Tout refus demande un motif, que les habitants liront. Les idées semblables sont à côté ; fusionner garde les deux textes.',
    },
    projects: {
      title: 'Faire des projets',
      text: 'Sous « {{programme}} », puis ses projets, faites un projet des idées retenues, avec objectifs, coût et durée. La matrice s’additionne toute seule, et chaque idée montre ce qu’elle est devenue.',
    },
    documents: {
      title: 'Bilan et documents',
      text: 'Sous « {{report}} » se trouvent les chiffres et leurs graphiques. L’export produit une présentation, un classeur, un procès-verbal à signer et d’autres, sur cet appareil, sans réseau, dans la langue choisie à cet endroit.',
    },
    read: {
      title: 'Suivre en lecture',
      text: 'Ateliers, idées, projets et bilan se remplissent à chaque échange. S’il manque quelque chose, demandez à la coordination : cet appareil lit, sans rien modifier.',
    },
    safe: {
      title: 'Tout est synchronisé',
      text: 'Le serveur a tout ce qui est sur cet appareil. Il n’y a rien à faire.',
    },
    waiting: {
      title: 'Des saisies attendent',
      text: 'Elles sont enregistrées sur cet appareil et partent, ou partiront bientôt. Laissez l’application ouverte un moment, ou touchez « {{now}} » sous « {{sync}} ».',
    },
    offline: {
      title: 'Hors ligne',
      text: 'Il n’y a pas de réseau, ou le serveur ne répond pas. Continuez : tout est enregistré ici et partira tout seul.',
    },
    attention: {
      title: 'Un point à régler',
      text: 'Une saisie n’a pas été acceptée, ou deux personnes ont modifié la même chose. Rien n’est perdu : touchez le témoin, lisez le motif, corrigez ou choisissez.',
    },
    stuck: {
      title: 'Synchro arrêtée',
      text: 'Le serveur n’accepte plus cet appareil, ou l’application est trop ancienne. Tout est conservé ici. Touchez le témoin : il dit s’il faut un nouveau code ou une mise à jour.',
    },
    noNetwork: {
      title: 'Pas de réseau pendant des jours',
      text: 'Continuez à compter et à noter : la durée n’y change rien. Si cela se prolonge, touchez « {{carry}} » sous « {{sync}} » et remettez le fichier à un appareil qui trouvera un réseau ; tout reste aussi ici.',
    },
    lostTablet: {
      title: 'Un appareil est perdu ou volé',
      text: 'Prévenez la coordination, qui retire son accès sous « {{devices}} ». Ce qu’il avait envoyé est en sécurité ; la même liste dit combien de saisies il avait encore. S’il est retrouvé, un nouveau code lui permet de les envoyer.',
    },
    fullDisk: {
      title: 'Plus de place sur l’appareil',
      text: 'Ce qui était enregistré est conservé. Effacez des photos ou des films de l’appareil, puis réessayez. En cas d’urgence, touchez « {{carry}} » sous « {{sync}} » : cela ne demande pas de place dans l’application.',
    },
    wrongWorkshop: {
      title: 'Compté dans le mauvais atelier',
      text: 'Ouvrez cet atelier, puis « {{more}} », puis « {{move}} » : ce que cet appareil y a compté et noté passe dans le bon. Un atelier commencé deux fois peut être rattaché à l’autre. Dans les deux cas, rien n’est perdu.',
    },
    update: {
      title: 'Une mise à jour attend',
      text: 'Une version plus récente n’est proposée qu’entre deux ateliers, sous « {{settings}} ». Terminez et fermez l’atelier, puis touchez « {{apply}} ». Rien n’est perdu, et l’ancienne version marche jusque-là.',
    },
    pin: {
      title: 'L’écran demande un code PIN',
      text: 'Cet appareil est verrouillé pour que personne d’autre ne le lise. Rien n’est perdu : ce qui a été compté et noté est conservé et part quand même. Si le code est oublié, la coordination peut inviter de nouveau l’appareil.',
    },
    install: {
      title: 'Installer l’application',
      text: 'Sous « {{settings}} », touchez « {{install}} » ; si ce bouton manque, passez par le menu du navigateur. Elle s’ouvre alors depuis l’écran d’accueil, sans réseau, et le navigateur protège ce qu’elle garde.',
    },
  },
} satisfies Strings<typeof source>
