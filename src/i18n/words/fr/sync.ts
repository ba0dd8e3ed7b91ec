import type { Strings } from '../../strings.ts'
import type { sync as source } from '../en/sync.ts'

export const sync = {
  sync: {
    title: 'Échange avec le serveur',
    now: 'Envoyer maintenant',
    waiting_one: '{{count}} saisie en attente ici, enregistrée',
    waiting_many: '{{count}} de saisies en attente ici, enregistrées',
    waiting_other: '{{count}} saisies en attente ici, enregistrées',
    acked_one: '{{count}} arrivée, en cours de confirmation',
    acked_many: '{{count}} arrivées, en cours de confirmation',
    acked_other: '{{count}} arrivées, en cours de confirmation',
    putOff_one: '{{count}} attend la mise à jour du serveur ; nouvel envoi automatique',
    putOff_many: '{{count}} attendent la mise à jour du serveur ; nouvel envoi automatique',
    putOff_other: '{{count}} attendent la mise à jour du serveur ; nouvel envoi automatique',
    noneWaiting: 'Rien n’attend ici',
    allSent: 'Tout ce qui est sur cet appareil est arrivé au serveur',
    givenBack_one:
      'Le serveur a été rétabli depuis une sauvegarde ; cet appareil lui a rendu {{count}} saisie',
    givenBack_many:
      'Le serveur a été rétabli depuis une sauvegarde ; cet appareil lui a rendu {{count}} de saisies',
    givenBack_other:
      'Le serveur a été rétabli depuis une sauvegarde ; cet appareil lui a rendu {{count}} saisies',
    last: 'Dernier échange {{when}} ({{moment}})',
    never: 'Aucun échange pour l’instant',
    phase: {
      idle: 'Connexion quand il le faut',
      exchanging: 'Échange avec le serveur…',
      'waiting-to-retry': 'Pas de réponse pour le moment ; l’application réessaie toute seule',
      'not-enrolled': 'Cet appareil n’est pas encore inscrit',
      refused: 'Le serveur n’accepte plus cet appareil. Tout est conservé',
      healing: 'Le serveur a été rétabli depuis une sauvegarde ; cet appareil lui rend ce qu’il a perdu…',
      diverged: 'Le serveur ne reprend pas ce qu’il a perdu. Tout est conservé',
      forked: 'Un autre appareil porte l’identité de celui-ci. Tout est conservé',
      outdated: 'L’application est trop ancienne pour le serveur. Tout est conservé',
    },
    rejoin: 'Saisir un nouveau code',
    attention: {
      title: 'À voir',
      none: 'Rien ne demande votre attention.',
      rejected_one: '{{count}} saisie n’a pas été acceptée',
      rejected_many: '{{count}} de saisies n’ont pas été acceptées',
      rejected_other: '{{count}} saisies n’ont pas été acceptées',
      correct: 'Corriger',
      correctOne: 'Corriger « {{value}} »',
      sendAnew: 'Envoyer comme nouvelle saisie',
      isCorrected: 'Enregistrée comme nouvelle saisie ; elle part toute seule',
      setAside: 'Mettre de côté',
      setAsideOne: 'Mettre de côté « {{value}} »',
      isSetAside: 'Mise de côté ; elle reste sur cet appareil',
      kept: 'Elle est conservée sur cet appareil.',
      written: 'Écrite le {{moment}}',
    },
    seenTo: {
      title_one: '{{count}} saisie non acceptée, déjà traitée',
      title_many: '{{count}} de saisies non acceptées, déjà traitées',
      title_other: '{{count}} saisies non acceptées, déjà traitées',
      corrected: 'Corrigée',
      setAside: 'Mise de côté',
    },
    file: {
      intro_one: '{{count}} saisie non acceptée peut être gardée dans un fichier, même sans réseau.',
      intro_many:
        '{{count}} de saisies non acceptées peuvent être gardées dans un fichier, même sans réseau.',
      intro_other: '{{count}} saisies non acceptées peuvent être gardées dans un fichier, même sans réseau.',
      save: 'Les garder dans un fichier',
      saved: 'Fichier créé : {{name}}',
    },
    carry: {
      title: 'Transfert par fichier',
      intro:
        'Sans réseau, ce qui attend ici peut tenir dans un fichier. Remettez-le à un autre appareil du programme : le premier qui trouve un réseau l’envoie.',
      write: 'Transférer par fichier',
      saved:
        'Enregistré dans les téléchargements : {{name}}. Remettez-le à un autre appareil ; tout reste aussi ici.',
      shared: 'Remis. Tout reste aussi ici, jusqu’à ce que le serveur l’ait.',
      nothing: 'Rien n’attend ici.',
      failed: 'Le fichier n’a pas pu être écrit. Rien n’est perdu ; réessayez.',
      take: 'Recevoir le fichier d’un autre appareil',
      taken_one: '{{count}} saisie de l’appareil {{station}} reçue ; elle sera transmise toute seule',
      taken_many:
        '{{count}} de saisies de l’appareil {{station}} reçues ; elles seront transmises toutes seules',
      taken_other:
        '{{count}} saisies de l’appareil {{station}} reçues ; elles seront transmises toutes seules',
      known: 'Ce fichier a déjà été reçu.',
      arrived: 'Tout ce que contient ce fichier est déjà arrivé.',
      failure: {
        'not-a-carry-file':
          'Refusé : ce n’est pas un fichier écrit par un appareil Warsha pour être transféré. Rien n’est perdu ; choisissez le fichier qui a été transféré.',
        cut: 'Refusé : la fin du fichier manque. Faites-le envoyer encore une fois, comme fichier. Rien n’est perdu.',
        altered:
          'Refusé : le fichier a été modifié en route. Faites-le envoyer encore une fois, comme fichier. Rien n’est perdu.',
        newer:
          'Refusé : le fichier vient d’une version plus récente. Mettez d’abord cet appareil à jour. Rien n’est perdu.',
        forged:
          'Refusé : la signature n’est pas celle de l’appareil que le fichier nomme. Rien n’est perdu : cet appareil a toujours ses saisies. Faites-lui écrire le fichier à nouveau.',
        'other-collectivity':
          'Refusé : le fichier est d’une autre collectivité. Rien n’est perdu ; choisissez un appareil de cette collectivité-là.',
        'not-enrolled':
          'Refusé : cet appareil n’est pas encore inscrit. Rien n’est perdu ; inscrivez-le avec un code, puis réessayez.',
        quota:
          'Refusé : il n’y a plus de place sur cet appareil. Rien n’est perdu ; libérez de la place, puis réessayez.',
        storage: 'Refusé : l’appareil n’a pas pu écrire. Réessayez. Rien n’est perdu.',
      },
      files: 'Fichiers d’autres appareils',
      from_one: 'Appareil {{station}} : {{count}} saisie',
      from_many: 'Appareil {{station}} : {{count}} de saisies',
      from_other: 'Appareil {{station}} : {{count}} saisies',
      waiting: 'Attend ici le réseau',
      waitingServer: 'Attend ici le serveur',
      delivered: 'Livré {{when}}',
      setAside_one: '{{count}} a été mise de côté par le serveur, pour la coordination',
      setAside_many: '{{count}} ont été mises de côté par le serveur, pour la coordination',
      setAside_other: '{{count}} ont été mises de côté par le serveur, pour la coordination',
      refused: 'Non accepté ; conservé ici',
      unproven: 'Le serveur dira s’il est authentique. D’ici là, il n’est pas compté ici.',
      problem: {
        'unknown-author':
          'Le serveur ne connaît pas encore cet appareil. L’envoi reprendra tout seul. Il est conservé ici.',
        forked:
          'Un autre appareil porte le même nom. L’appareil {{station}} doit se connecter lui-même au serveur. Le fichier est conservé ici.',
        refused:
          'Le serveur n’a pas reconnu ce fichier comme venant de l’appareil {{station}}. Il est conservé ici ; redemandez le fichier, ou prévenez la coordination.',
        later:
          'Le serveur ne peut pas le prendre maintenant. L’envoi reprendra tout seul. Il est conservé ici.',
      },
    },
    conflicts: {
      title: 'Modifié deux fois',
      intro:
        'Deux personnes ont modifié la même chose sans se voir. Choisissez ce qui vaut ; l’historique garde les deux.',
      author: '{{who}}, {{moment}}',
      shown: 'affiché',
      keep: 'Garder ceci',
      keepValue: 'Garder ceci : « {{value}} »',
      settled: 'Choix enregistré',
    },
    quarantine: {
      title: 'Mis de côté par le serveur',
      intro: 'Ce qui est arrivé sans pouvoir être accepté. Rien n’en est perdu.',
      none: 'Le serveur n’a rien mis de côté.',
      judge: 'Réexaminer selon les règles actuelles',
      judged_one: '{{count}} saisie acceptée',
      judged_many: '{{count}} de saisies acceptées',
      judged_other: '{{count}} saisies acceptées',
      judgedNone: 'Rien ne peut encore être accepté ; tout est conservé',
      reload: 'Recharger',
      line: 'De {{who}}, {{moment}}',
    },
    device: {
      title: 'Cet appareil',
      label: 'Nom',
      station: 'Poste',
      role: 'Rôle',
      collectivity: 'Collectivité',
    },
    tally: { added: '{{who}} : +{{number}}', taken: '{{who}} : −{{number}}' },
  },
} satisfies Strings<typeof source>
