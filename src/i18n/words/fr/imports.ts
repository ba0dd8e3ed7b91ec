import type { Strings } from '../../strings.ts'
import type { imports as source } from '../en/imports.ts'

export const imports = {
  import: {
    title: { text: 'Importer des idées' },
    forbidden: {
      title: 'Le rôle de cet appareil ne permet pas l’import',
      hint: 'Le point focal et le comité le peuvent.',
    },
    choose: {
      title: 'Idées recueillies ailleurs',
      intro:
        'D’une plateforme, d’un formulaire en ligne ou d’une liste saisie à partir du papier. Vous voyez tout avant que rien ne soit enregistré, et rien n’entre deux fois.',
      formats: 'CSV, Excel (.xlsx) ou JSON',
      personal:
        'Seules les colonnes que vous choisissez sont reprises : noms, adresses et numéros de téléphone restent dans le fichier.',
      offline: 'Le fichier est lu sur cet appareil, sans réseau.',
      button: 'Choisir un fichier',
      another: 'Un autre fichier',
      reading: 'Lecture de {{name}}…',
    },
    failure: {
      title: 'Ce fichier n’a pas pu être lu',
      kept: 'Rien n’a été modifié.',
      empty: 'Il est vide. Vérifiez qu’il a été téléchargé en entier.',
      'too-large': 'Il dépasse 30 Mo. Divisez-le et importez les parties l’une après l’autre.',
      unreadable:
        'L’appareil n’a pas pu l’ouvrir. Vérifiez qu’il est toujours à sa place, puis choisissez-le à nouveau.',
      'old-excel':
        'C’est un ancien fichier Excel, ou un mot de passe le protège. Enregistrez-le en .xlsx sans mot de passe, ou en CSV.',
      'not-a-table': 'Ce n’est pas un tableau. Choisissez un fichier CSV, .xlsx ou JSON.',
      'broken-workbook':
        'Ce n’est pas un fichier Excel, ou il est endommagé. Téléchargez-le à nouveau, ou enregistrez-le en .xlsx ou en CSV.',
      'json-broken': 'Son JSON s’arrête trop tôt ou est endommagé. Téléchargez-le à nouveau.',
      'json-no-list': 'Son JSON ne contient pas de liste d’idées. Choisissez l’export des propositions.',
      'too-long':
        'Il a plus de 200 000 lignes : ce n’est pas une liste d’idées. Ne gardez que les lignes nécessaires, ou divisez-le.',
      'too-wide':
        'Il a plus de 500 colonnes : ce n’est pas une liste d’idées. Ne gardez que les colonnes nécessaires.',
      'unpacks-too-large':
        'Son contenu décompressé est beaucoup trop volumineux pour une liste d’idées. Copiez la liste dans un nouveau classeur, ou enregistrez-la en CSV.',
      unexpected:
        'Un élément de ce fichier a interrompu la lecture. Enregistrez-le en CSV, ou fermez d’autres programmes et choisissez-le à nouveau.',
      'no-rows':
        'Il nomme des colonnes, mais aucune ligne ne suit. Choisissez le fichier ou la feuille qui en a.',
    },
    file: {
      title: 'Le fichier',
      rows_one: '{{count}} ligne',
      rows_many: '{{count}} de lignes',
      rows_other: '{{count}} lignes',
      encoding: 'Encodage des lettres',
      separator: 'Colonnes séparées par',
      sheet: 'Feuille',
      headed: 'La première ligne nomme les colonnes',
      quotes:
        'Un guillemet est ouvert et jamais refermé ; tous ont été repris tels quels. Vérifiez les lignes ci-dessous.',
    },
    separator: {
      comma: 'virgule ,',
      semicolon: 'point-virgule ;',
      tab: 'tabulation',
      bar: 'barre |',
    },
    kind: { decidim: 'Decidim', forms: 'Réponses à un formulaire', polis: 'Polis', table: 'Liste' },
    columns: {
      title: 'Ce que contiennent les colonnes',
      intro: 'Proposé d’après leurs noms, et retenu pour le prochain fichier qui a les mêmes colonnes.',
      none: 'Pas reprise',
      unnamed: 'Colonne {{number}}',
      leftOut: 'Reste dans le fichier :',
    },
    field: {
      text: 'Idée (obligatoire)',
      title: 'Titre',
      axis: 'Axe',
      gender: 'Femme ou homme',
      group: 'Groupe',
      date: 'Date',
      row: 'Numéro dans la source',
      status: 'État dans la source',
      url: 'Lien',
    },
    source: {
      label: 'Nom de la source',
      hint: 'La même liste garde le même nom : c’est par lui que ses lignes sont reconnues.',
      error: 'Donnez un nom à la source.',
    },
    channel: { label: 'Comment elles sont arrivées' },
    names: {
      axes: 'Axes du fichier',
      groups: 'Groupes du fichier',
      intro: 'À quoi chacun correspond dans le programme.',
      one: '« {{name}} » est',
    },
    rows: {
      title: 'Ce qui va entrer',
      filter: 'Montrer les lignes',
      line: 'Ligne {{number}}',
      here: 'Ici : {{text}}',
      alike: 'Déjà dit : {{text}}',
      none: 'Aucune ligne de ce genre.',
      more_one: 'En montrer {{count}} de plus',
      more_many: 'En montrer {{count}} de plus',
      more_other: 'En montrer {{count}} de plus',
      counting: 'Comparaison avec ce qui est ici…',
    },
    standing: {
      new: 'Nouvelles',
      alike: 'Mêmes mots',
      changed: 'Modifiées',
      withdrawn: 'Retirées ici',
      known: 'Déjà ici',
      'left-out': 'Laissées de côté',
    },
    flaw: {
      empty: 'sans texte',
      'too-long': 'trop longue : abrégez-la dans le fichier',
      withdrawn: 'retirée dans la source',
      repeated: 'même numéro qu’une ligne précédente',
    },
    take: {
      alike_one: 'Reprendre {{count}} idée qui dit la même chose qu’une idée déjà ici',
      alike_many: 'Reprendre {{count}} d’idées qui disent la même chose qu’une idée déjà ici',
      alike_other: 'Reprendre {{count}} idées qui disent la même chose qu’une idée déjà ici',
      changed_one: 'Mettre à jour {{count}} idée que le fichier donne autrement',
      changed_many: 'Mettre à jour {{count}} d’idées que le fichier donne autrement',
      changed_other: 'Mettre à jour {{count}} idées que le fichier donne autrement',
      withdrawn_one: 'Rétablir {{count}} idée retirée ici',
      withdrawn_many: 'Rétablir {{count}} d’idées retirées ici',
      withdrawn_other: 'Rétablir {{count}} idées retirées ici',
    },
    participants: {
      title: 'Participation par ce canal',
      intro:
        'Telle que la source la déclare. Affichée comme déclarée, et jamais ajoutée à ce qui a été compté. Laissez vide ce qui n’est pas déclaré.',
      women: 'Femmes',
      men: 'Hommes',
      total: 'Total',
      sureness: '{{label}} : certitude',
      exact: 'exact',
      approximate: 'environ',
      unknown: 'inconnu',
      error: 'Un nombre entier, s’il vous plaît.',
      sum: 'Femmes et hommes font {{sum}}, le total dit {{total}}. Les deux sont gardés, et l’écart reste à éclaircir.',
    },
    write: {
      button_one: 'Importer {{count}} idée',
      button_many: 'Importer {{count}} d’idées',
      button_other: 'Importer {{count}} idées',
      participants: 'Enregistrer la participation',
      nothing: 'Rien de nouveau à importer',
      noText: 'Choisissez la colonne qui contient les idées.',
      progress: '{{done}} enregistrées sur {{total}}',
    },
    done: {
      title: 'Import terminé',
      last: 'Dernier import',
      earlier: 'Import précédent',
      taken_one: '{{count}} idée est entrée',
      taken_many: '{{count}} d’idées sont entrées',
      taken_other: '{{count}} idées sont entrées',
      updated_one: '{{count}} idée mise à jour',
      updated_many: '{{count}} d’idées mises à jour',
      updated_other: '{{count}} idées mises à jour',
      restored_one: '{{count}} idée rétablie',
      restored_many: '{{count}} d’idées rétablies',
      restored_other: '{{count}} idées rétablies',
      participants: 'La participation par ce canal est enregistrée',
      cut: 'Tout n’a pas pu être enregistré. Choisissez à nouveau le fichier plus tard : ce qui est déjà ici n’entre pas deux fois.',
      undo: 'Annuler cet import',
      undone:
        'L’import est annulé : ses idées sont retirées, ce qui avait été mis à jour dit ce qu’il disait avant.',
      left_one:
        'L’import est annulé, sauf {{count}} élément : quelqu’un y a travaillé depuis, ou un autre appareil l’a importé aussi.',
      left_many:
        'L’import est annulé, sauf {{count}} d’éléments : quelqu’un y a travaillé depuis, ou un autre appareil les a importés aussi.',
      left_other:
        'L’import est annulé, sauf {{count}} éléments : quelqu’un y a travaillé depuis, ou un autre appareil les a importés aussi.',
      ideas: 'Voir ces idées',
    },
  },
} satisfies Strings<typeof source>
