import type { Strings } from '../../strings.ts'
import type { exports as source } from '../en/exports.ts'

export const exports = {
  title: 'Export',
  open: 'Exporter',
  language: { label: 'Langue des documents' },
  state: {
    title: 'D’où viennent les documents',
    asking: 'On demande au serveur ce que d’autres appareils gardent encore…',
    bare: 'Les fichiers CSV, Decidim et OGP ne contiennent que leurs données : leur nom indique jusqu’à quelle saisie ils vont ; ce que d’autres appareils gardent encore n’est dit qu’ici.',
  },
  make: 'Créer le fichier',
  makeOne: 'Créer le fichier : {{title}}',
  making: 'Création…',
  made: '{{name}} · {{size}}',
  failed:
    'Le fichier n’a pas pu être créé. Tout reste enregistré ; fermez d’autres applications et réessayez.',
  view: 'Ouvrir pour imprimer',
  viewOne: 'Ouvrir pour imprimer : {{title}}',
  table: 'Tableau',
  site: 'Plateforme Decidim',
  workshop: 'Atelier',
  noWorkshop: 'Aucun atelier pour l’instant.',
  size: { kilobytes: '{{count}} ko' },
  group: {
    show: 'Présenter et imprimer',
    tables: 'Calculer',
    platforms: 'Autres plateformes',
    all: 'Tout',
  },
  item: {
    deck: { title: 'Présentation', hint: 'Diapositives (PPTX), textes et tableaux modifiables.' },
    report: { title: 'Bilan', hint: 'À imprimer, ou à garder en PDF.' },
    minutes: { title: 'Procès-verbal d’un atelier', hint: 'À imprimer et à signer.' },
    xlsx: { title: 'Classeur', hint: 'Une feuille par tableau (XLSX).' },
    'csv-excel': { title: 'CSV pour Excel', hint: 'Un tableau ; s’ouvre d’un double-clic.' },
    'csv-plain': { title: 'CSV simple', hint: 'Un tableau, pour d’autres programmes (RFC 4180).' },
    'decidim-proposals-json': {
      title: 'Decidim : propositions (JSON)',
      hint: 'Titres et textes par langue, sans les propositions venues de la plateforme.',
    },
    'decidim-proposals-xlsx': { title: 'Decidim : propositions (XLSX)', hint: 'La même chose en classeur.' },
    'decidim-answers-json': {
      title: 'Decidim : réponses (JSON)',
      hint: 'Décisions motivées, pour les propositions venues de Decidim.',
    },
    'decidim-answers-xlsx': { title: 'Decidim : réponses (XLSX)', hint: 'La même chose en classeur.' },
    ogp: { title: 'OGP Local : engagements', hint: 'Les projets comme engagements (CSV).' },
    log: { title: 'Le journal entier', hint: 'Chaque saisie dans l’ordre (NDJSON), pour les techniciens.' },
    warsha: {
      title: 'Programme pour un autre Warsha',
      hint: 'Une autre collectivité reprend ce fichier ci-dessous.',
    },
  },
  take: {
    title: 'Reprendre un programme',
    hint: 'Un fichier créé par le Warsha d’une autre collectivité. Il comble les vides et n’écrase rien ; les personnes comptées là-bas arrivent comme déclarées.',
    choose: 'Choisir un fichier',
    brings_one: 'Le fichier apporte {{count}} élément nouveau.',
    brings_many: 'Le fichier apporte {{count}} d’éléments nouveaux.',
    brings_other: 'Le fichier apporte {{count}} éléments nouveaux.',
    fills_one: '{{count}} champ vide est rempli.',
    fills_many: '{{count}} de champs vides sont remplis.',
    fills_other: '{{count}} champs vides sont remplis.',
    keeps_one: '{{count}} champ dit autre chose ici et reste tel quel.',
    keeps_many: '{{count}} de champs disent autre chose ici et restent tels quels.',
    keeps_other: '{{count}} champs disent autre chose ici et restent tels quels.',
    nothing: 'Tout ce qu’il contient est déjà ici.',
    confirm: 'Reprendre',
    done: 'Programme repris',
    failure: {
      'not-a-programme-file':
        'Ce n’est pas un fichier de programme de Warsha. Rien n’a été modifié ; choisissez le fichier exporté par l’autre Warsha.',
      cut: 'Le fichier n’est pas entier : il a été coupé en route. Redemandez-le. Rien n’a été modifié.',
      newer:
        'Le fichier a été modifié, ou créé par un Warsha plus récent. Mettez l’application à jour et réessayez. Rien n’a été modifié.',
      own: 'Ce fichier a été créé ici, et tout ce qu’il contient y est. Rien n’a été modifié, et il n’y a rien à faire.',
    },
  },
  print: {
    button: 'Imprimer',
    title: 'À imprimer',
    missing: 'Cela n’est pas sur cet appareil. Cela apparaîtra peut-être après le prochain échange.',
  },
} satisfies Strings<typeof source>
