import type { Strings } from '../../strings.ts'
import type { common as source } from '../en/common.ts'

export const common = {
  app: 'Warsha',
  save: 'Enregistrer',
  cancel: 'Annuler',
  close: 'Fermer',
  add: 'Ajouter',
  edit: 'Modifier',
  rename: 'Renommer',
  remove: 'Supprimer',
  restore: 'Rétablir',
  undo: 'Annuler',
  back: 'Retour',
  retry: 'Réessayer',
  saved: 'Enregistré',
  loading: 'Chargement…',
  total: 'Total',
  women: 'Femmes',
  men: 'Hommes',
  people_one: '{{count}} personne',
  people_many: '{{count}} de personnes',
  people_other: '{{count}} personnes',
  women_one: '{{count}} femme',
  women_many: '{{count}} de femmes',
  women_other: '{{count}} femmes',
  men_one: '{{count}} homme',
  men_many: '{{count}} d’hommes',
  men_other: '{{count}} hommes',
  proposals_one: '{{count}} proposition',
  proposals_many: '{{count}} de propositions',
  proposals_other: '{{count}} propositions',
  gender: { female: 'Femme', male: 'Homme', undisclosed: 'Non précisé' },
  role: {
    coordinator: 'Coordination',
    committee: 'Comité de suivi',
    facilitator: 'Animation',
    observer: 'Observation',
  },
  level: { region: 'Région', province: 'Province', prefecture: 'Préfecture', commune: 'Commune' },
  workshopType: {
    launch: 'Atelier de lancement',
    neighbourhood: 'Atelier de quartier',
    body: 'Réunion de l’instance consultative',
    committee: 'Réunion du comité',
    consultation: 'Réunion de consultation',
    digital: 'Consultation numérique',
    other: 'Autre',
  },
  status: { planned: 'Prévu', open: 'En cours', closed: 'Clos', cancelled: 'Annulé' },
  channel: {
    'in-person': 'Présentiel',
    digital: 'Numérique',
    body: 'Instance consultative',
    paper: 'Sur papier',
  },
  verdict: {
    accepted: 'Retenue',
    merged: 'Fusionnée',
    referred: 'Hors compétence',
    rejected: 'Non retenue',
    clarify: 'À préciser',
    unsorted: 'Pas encore triée',
  },
  noAxis: 'Sans axe',
  noGroup: 'Sans groupe',
  figure: {
    declared: 'déclaré',
    mixed: 'en partie déclaré',
    approximate: 'environ',
    unknown: 'non connu',
    none: 'rien encore',
  },
  kind: {
    collectivity: 'Collectivité',
    device: 'Appareil',
    programme: 'Programme',
    axis: 'Axe',
    group: 'Groupe',
    workshop: 'Atelier',
    proposal: 'Proposition',
    project: 'Projet',
    milestone: 'Étape',
    tally: 'Comptage',
    other: 'Saisie',
  },
  fields: {
    name: 'Nom',
    level: 'Niveau',
    label: 'Numéro',
    role: 'Rôle',
    station: 'Poste',
    revoked: 'Accès retiré',
    title: 'Titre',
    start: 'Début',
    end: 'Fin',
    undisclosedGender: '« Non précisé » compté',
    example: 'Exemple',
    declared: 'Chiffres déclarés',
    reasons: 'Motifs',
    programme: 'Programme',
    shortName: 'Nom court',
    order: 'Ordre',
    retired: 'Retiré',
    type: 'Type',
    neighbourhood: 'Quartier',
    place: 'Lieu',
    date: 'Date',
    time: 'Heure',
    agenda: 'Ordre du jour',
    status: 'État',
    into: 'Rattaché à',
    text: 'Texte',
    workshop: 'Atelier',
    channel: 'Canal',
    axis: 'Axe',
    speaker: 'Porteur',
    sorting: 'Tri en salle',
    decision: 'Décision',
    project: 'Projet',
    withdrawn: 'Retirée',
    source: 'Source',
    objectives: 'Objectifs',
    results: 'Résultats attendus',
    activities: 'Activités',
    partners: 'Partenaires',
    budget: 'Coût',
    months: 'Durée (mois)',
    removed: 'Supprimé',
    key: 'Clé',
    other: 'Autre champ',
  },
  yes: 'oui',
  no: 'non',
  value: { empty: 'vide' },
  who: { device: '{{label}} ({{role}})', unknown: 'un appareil inconnu', server: 'le serveur' },
  problem: {
    unreachable:
      'Le serveur n’a pas répondu. Tout est conservé sur cet appareil ; réessayez quand le réseau revient.',
    'not-found': 'Le serveur n’a plus cet élément. Rien n’est perdu ; rechargez la liste.',
    'not-allowed':
      'Le serveur ne propose pas cette action. Rien n’est perdu ; mettez l’application à jour, puis réessayez.',
    malformed: 'Le serveur n’a pas pu lire l’envoi. Rien n’est perdu ; vérifiez la saisie et réessayez.',
    'too-large':
      'L’envoi était trop volumineux. Rien n’est perdu ; le reste part tout seul en plus petites parties.',
    'unsupported-media-type':
      'Le serveur n’a pas reconnu l’envoi. Rien n’est perdu ; mettez l’application à jour, puis réessayez.',
    unauthorized:
      'Le serveur ne connaît pas cet appareil. Tout y est conservé ; demandez un nouveau code à la coordination.',
    revoked:
      'L’accès de cet appareil a été retiré. Tout y est conservé ; demandez un nouveau code à la coordination.',
    forbidden:
      'Le rôle de cet appareil ne le permet pas. Rien n’est perdu ; adressez-vous à la coordination.',
    'code-unknown':
      'Ce code n’existe pas. Rien n’est perdu ; vérifiez chaque lettre, ou demandez-en un nouveau à la coordination.',
    'code-expired':
      'Ce code n’est plus valable. Rien n’est perdu ; demandez-en un nouveau à la coordination.',
    'proof-failed':
      'Le serveur n’a pas pu reconnaître cet appareil. Tout y est conservé ; demandez l’aide de la coordination.',
    diverged:
      'Le serveur a été rétabli depuis une sauvegarde et ne reprend pas ce que cet appareil en garde. Tout est conservé ; prévenez la coordination.',
    'unknown-device':
      'Le serveur ne connaît plus cet appareil. Tout y est conservé ; il se présente de nouveau, tout seul.',
    unproven:
      'Le serveur ne reconnaît pas ce que cet appareil garde de lui. Tout est conservé ; prévenez la coordination.',
    forked:
      'Cet appareil semble être la copie d’un autre. Tout y est conservé ; prévenez la coordination avant de continuer.',
    'unknown-author':
      'Le serveur ne connaît pas l’appareil qui a écrit ceci. Rien n’est perdu ; l’envoi reprendra tout seul.',
    'protocol-unsupported':
      'L’application de cet appareil est trop ancienne pour le serveur. Rien n’est perdu ; mettez-la à jour.',
    'too-many-requests':
      'Trop d’essais en peu de temps. Rien n’est perdu ; patientez une minute et réessayez.',
    internal:
      'Le serveur a une panne. Tout est conservé sur cet appareil et sera envoyé plus tard ; réessayez dans un moment.',
    unavailable:
      'Le serveur est occupé. Tout est conservé sur cet appareil et sera envoyé plus tard ; réessayez dans un moment.',
    'other-collectivity':
      'Ce code appartient à une autre collectivité que celle de cet appareil. Rien n’a changé ; utilisez un autre navigateur ou un autre code.',
  },
  commitFailure: {
    'not-enrolled':
      'Non enregistré : cet appareil n’est pas encore inscrit. Rien de ce qui était enregistré n’est perdu ; inscrivez-le avec un code, puis réessayez.',
    forbidden:
      'Non enregistré : le rôle de cet appareil ne le permet pas. Ce qui était enregistré est conservé ; adressez-vous à la coordination.',
    quota:
      'Non enregistré : il n’y a plus de place sur cet appareil. Ce qui était enregistré est conservé ; libérez de la place, puis réessayez.',
    storage:
      'Non enregistré : l’appareil n’a pas pu écrire. Ce qui était enregistré est conservé ; réessayez.',
    invalid:
      'Non enregistré : un élément de la saisie n’est pas recevable. Ce qui était enregistré est conservé ; vérifiez la saisie et réessayez.',
    'settled-already':
      'Non enregistré : c’est déjà traité, dans un autre onglet ou au bureau. Rien n’est perdu, et il n’y a rien à faire.',
  },
  rejection: {
    invalid: 'Le serveur n’a pas pu accepter son contenu.',
    'unknown-kind': 'Le serveur ne connaît pas ce type de saisie : il est plus ancien que l’application.',
    forbidden: 'Le rôle de cet appareil ne le permettait pas.',
    'foreign-device': 'Elle porte le nom d’un autre appareil.',
    altered: 'Le serveur a déjà une autre version sous le même numéro.',
    revoked: 'Apportée par un autre appareil après le retrait de l’accès du sien. La coordination décide.',
  },
} satisfies Strings<typeof source>
