import type { Strings } from '../../strings.ts'
import type { similar as source } from '../en/similar.ts'

export const similar = {
  deciding: {
    similar: {
      searching: 'Recherche d’idées semblables…',
      keeps: 'La fusion est un lien : les deux textes restent tels quels.',
      update: 'Actualiser la liste',
      mergeWith: 'Fusionner avec elle : {{label}}',
    },
    degree: { veryStrong: 'très semblable', strong: 'semblable', some: 'peut-être semblable' },
    several: {
      choose: 'En choisir plusieurs',
      chosen_one: '{{count}} proposition choisie',
      chosen_many: '{{count}} de propositions choisies',
      chosen_other: '{{count}} propositions choisies',
      all: 'Tout choisir ({{number}})',
      none: 'Ne rien choisir',
      decide: 'Décider',
      title: 'Une décision pour plusieurs propositions',
      done_one: '{{count}} proposition : {{verdict}}',
      done_many: '{{count}} de propositions : {{verdict}}',
      done_other: '{{count}} propositions : {{verdict}}',
    },
    authority: { used: 'Déjà citées' },
    reasons: {
      title: 'Motifs du comité',
      intro: 'Proposés à chaque décision, à côté du texte libre.',
      none: 'Le programme n’a pas encore ses propres motifs : les motifs habituels sont proposés.',
      usual: 'Partir des motifs habituels',
      new: 'Nouveau motif',
      empty: 'Écrivez le motif, dans une langue au moins.',
      twice: 'Ce motif figure déjà dans la liste.',
      remove: 'Retirer',
      removeOne: 'Retirer : {{reason}}',
      removed: 'Motif retiré : {{reason}}',
      added: 'Motif ajouté : {{reason}}',
    },
    differ: {
      some_one: 'Une proposition a reçu deux avis différents.',
      some_many: '{{count}} de propositions ont reçu deux avis différents.',
      some_other: '{{count}} propositions ont reçu deux avis différents.',
      show: 'Trancher',
      next: 'La suivante',
    },
  },
} satisfies Strings<typeof source>
