/** The half of the labelled set that thresholds, weights and word lists were tuned on. */
import { type Cluster, labelled } from './labelled.ts'

const CLUSTERS: Readonly<Record<string, Cluster>> = {
  'light the alleys': {
    ar: [
      'تعميم الإنارة العمومية بأزقة الحي',
      'إنارة الأزقة المظلمة ليلا',
      'إصلاح أعمدة الإنارة المعطلة في أزقة حي السلام',
      'الأزقه مظلمه والاناره العموميه غير كافيه',
    ],
    ary: ['الضو ماكاينش فالزناقي ديال الحومة', 'بغينا الضو فالزنقة حيت كولشي مظلم بالليل'],
    latn: ['bghina do f zna9i dyal l7ouma, kolchi mdlem b lil', 'daw dyal zan9a khasser, lil mdlam'],
    fr: [
      'Améliorer l’éclairage public dans les ruelles du quartier',
      'Réparer les lampadaires en panne dans les ruelles sombres',
      'Éclairage insuffisant la nuit dans nos ruelles',
    ],
  },
  'safe way to school': {
    ar: [
      'تعزيز التشوير قرب المدارس ومنع الشاحنات من المرور وقت خروج التلاميذ',
      'وضع علامات التشوير وممرات الراجلين أمام المدرسة الابتدائية',
      'تشوير أفقي وعمودي أمام المدارس',
      'ممر للراجلين أمام مدرسة ابن سينا لحماية التلاميذ من السيارات',
    ],
    ary: [
      'ديرو ممر الراجلين حدا المدرسة باش الدراري يقطعو بأمان',
      'خاص التشوير قدام المدرسة الدراري فخطر من الطوموبيلات',
    ],
    latn: ['khass passage pietons 9dam lmdrassa bach drari y9et3o b aman'],
    fr: [
      'Passage piéton et panneaux devant l’école primaire',
      'Sécuriser la traversée des élèves devant les écoles par un passage pour piétons',
    ],
  },
  'more bins': {
    ar: [
      'زيادة عدد حاويات النفايات بالحي',
      'توفير حاويات الأزبال بالأحياء الهامشية',
      'وضع حاويات جديدة للأزبال في كل زنقة',
    ],
    ary: ['زيدو لينا طارو ديال الزبل فالحومة', 'ماكافيينش الطاروات ديال الزبل فكل درب'],
    latn: ['zido tarro dyal zbel f l7ouma 3afakom', 'khassna tarrowat dyal zbal kafyin'],
    fr: ['Ajouter des bacs à ordures dans le quartier', 'Davantage de bacs pour les déchets dans chaque rue'],
  },
  'care of green spaces': {
    ar: [
      'صيانة المساحات الخضراء وتزويدها بالكراسي',
      'الاعتناء بالحدائق والمساحات الخضراء بالجماعة',
      'تهيئة حديقة الحي وسقيها وصيانتها',
      'صِيَانَةُ المَسَاحَاتِ الخَضْرَاءِ وسقي العشب',
    ],
    ary: ['الجردة ديال الحومة خاصها الصيانة والسقي', 'تهلاو فالجردات والغرس ديال الحي'],
    latn: ['lgarda dyal lhouma khassha siyana w s9i', 'thallaw f jardat dyal lmdina'],
    fr: [
      'Entretien des espaces verts et des jardins du quartier',
      'Arroser et entretenir le jardin public et ses espaces verts',
    ],
  },
  'speed bumps': {
    ar: [
      'وضع مخففات السرعة بالشارع الرئيسي',
      'تثبيت مخفضات السرعة للحد من حوادث السير',
      'مطبات لتخفيف سرعة السيارات بالشارع',
    ],
    ary: ['ديرو ضوضان فالشارع الطوموبيلات كيجريو بزاف', 'بغينا ضوضانات ينقصو من السرعة ديال الموطورات'],
    latn: ['diro dos d’ane f chari3 tomobilat kayjriw bzaf'],
    fr: [
      'Installer des ralentisseurs sur l’avenue principale',
      'Poser des dos d’âne pour réduire la vitesse des voitures',
      'Ralentisseur de vitesse demandé sur le boulevard',
    ],
  },
  'neighbourhood pitch': {
    ar: ['إحداث ملعب للقرب بالحي', 'بناء ملاعب القرب لفائدة الشباب', 'نطالب بملعب القرب لأطفال وشباب الحي'],
    ary: ['بغينا تيران د القرب للدراري', 'الدراري ماعندهمش تيران فين يلعبو الكورة'],
    latn: ['khassna tiran dyal l9orb l drari', 'drari ma3ndhomch tiran fin yl3bo lkora'],
    fr: [
      'Construire un terrain de proximité pour les jeunes',
      'Un terrain de foot de proximité dans le quartier',
    ],
  },
  'storm drains': {
    ar: [
      'تنقية بالوعات مياه الأمطار قبل فصل الشتاء',
      'الحي يغرق كل شتاء بسبب انسداد البالوعات',
      'تنظيف البالوعات لتفادي الفيضانات عند تساقط الأمطار',
    ],
    ary: ['القوادس مسدودين وفاش كتطيح الشتا كنغرقو', 'نقيو القوادس قبل ما تجي الشتا'],
    latn: ['l9wads msdoudin w mli katti7 chta kanghar9o'],
    fr: [
      'Curer les avaloirs avant l’hiver pour éviter les inondations',
      'Inondations à chaque pluie : avaloirs bouchés à nettoyer',
    ],
  },
  'health centre': {
    ar: [
      'تجهيز المركز الصحي للقرب بالأطباء والأدوية',
      'نقص الأطباء والأدوية بالمستوصف',
      'توفير طبيب دائم بالمركز الصحي',
    ],
    ary: ['السبيطار ديال الحومة مافيه لا طبيب لا دوا', 'خاص طبيب فالسبيطار كل نهار'],
    latn: ['sbitar dyal l7ouma mafih la tbib la dwa'],
    fr: [
      'Un médecin permanent et des médicaments au dispensaire',
      'Le centre de santé manque de médecins et de médicaments',
    ],
  },
  buses: {
    ar: [
      'إضافة خطوط الحافلات نحو وسط المدينة',
      'تقوية خطوط النقل الحضري بالحافلات للأحياء البعيدة',
      'حافلة تربط حينا بوسط المدينة',
    ],
    ary: ['الطوبيس ماكيوصلش لحومتنا', 'زيدو الطوبيسات لي غاديين لوسط المدينة'],
    latn: ['zido tobisat li ghadyin l west lmdina', 'tobis makaywselch l houma dyalna'],
    fr: ['Ajouter des lignes de bus vers le centre-ville', 'Desservir notre quartier par une ligne de bus'],
  },
  'cemetery upkeep': {
    ar: [
      'تهيئة مدخل المقبرة وصيانتها',
      'تنظيف المقبرة وترميم سورها',
      'صيانة المقابر وتسييجها وتنظيف ممراتها',
    ],
    ary: ['نقيو الروضة وصلحو السور ديالها'],
    fr: ['Nettoyer le cimetière et restaurer son mur', 'Entretien du cimetière et de son mur d’enceinte'],
  },
  'street names and numbers': {
    ar: [
      'ترقيم المنازل وتسمية الأزقة',
      'ترقيم الأزقة والمنازل بالأحياء الجديدة',
      'وضع لوحات أسماء الشوارع وأرقام المنازل',
    ],
    latn: ['smiyat zna9i w nmari dyal diour makayninch'],
    ary: ['الديور بلا نمرة والزناقي بلا سمية'],
    fr: ['Numéroter les maisons et nommer les rues', 'Plaques de noms de rues et numéros des maisons'],
  },
  'stray dogs': {
    ar: ['محاربة الكلاب الضالة التي تهدد الأطفال', 'إيجاد حل لظاهرة الكلاب الضالة بالحي'],
    ary: ['الكلاب د الزنقة كيخلعو الدراري لقاو شي حل', 'حل لمشكل الكلاب الضالين فالحومة'],
    latn: ['lklab dallin f l7ouma kaykhal3o drari'],
    fr: [
      'Trouver une solution aux chiens errants qui menacent les enfants',
      'Trop de chiens errants dans le quartier',
    ],
  },
  'street vendors': {
    ar: [
      'تنظيم الباعة المتجولين وإيجاد فضاء خاص بهم',
      'إحداث سوق نموذجي للباعة المتجولين',
      'تحرير الملك العمومي من الباعة المتجولين وتنظيمهم في سوق',
    ],
    ary: ['ديرو بلاصة للفراشة باش مايحتلوش الطريق'],
    latn: ['diro blassa l farracha bach may7telloch tri9'],
    fr: [
      'Organiser les marchands ambulants dans un marché de proximité',
      'Un marché modèle pour les vendeurs ambulants',
    ],
  },
  'papers online': {
    ar: [
      'رقمنة الخدمات الإدارية وتسليم الوثائق عن بعد',
      'طلب الوثائق الإدارية عبر الأنترنت',
      'تبسيط المساطر الإدارية ورقمنتها',
    ],
    ary: ['بغينا نخرجو الوراق من الأنترنت بلا ما نمشيو للمقاطعة'],
    latn: ['bghina nkhrjo lwra9 mn l’internet bla ma nmchiw l mo9ata3a'],
    fr: [
      'Demander ses documents administratifs en ligne',
      'Numériser les services administratifs de la commune',
    ],
  },
  // Far: each alone, though they share words with the others.
  'alone: school toilets': { ar: ['إصلاح مراحيض المدرسة الابتدائية'] },
  'alone: market cold room': { fr: ['Chambre froide pour le marché aux poissons'] },
  'alone: garden wifi': { fr: ['Wifi gratuit dans le jardin public'] },
  'alone: theatre': { ar: ['تكوين الشباب في المسرح والسينما'] },
  'alone: cemetery app': { ar: ['قاعدة بيانات رقمية لتحديد مواقع القبور'] },
  'alone: noise': { ary: ['الموطورات دايرين الصداع بالليل'] },
  'alone: pharmacy': { latn: ['khassna pharmacie dyal lil f l7ouma'] },
  'alone: beach': { fr: ['Douches et surveillance sur la plage'] },
  'alone: cooperative': { ar: ['دعم تعاونيات النساء لتسويق المنتوجات المحلية'] },
  'alone: pitch lights hours': { ar: ['تحديد أوقات استغلال ملعب القرب ومجانية الولوج'] },
  'alone: sorting waste': { fr: ['Lancer le tri sélectif et le compostage des déchets'] },
  'alone: road to souk': { ary: ['صلحو الطريق لي كتدي للسوق الأسبوعي'] },
}

export const DEV = labelled(CLUSTERS)
