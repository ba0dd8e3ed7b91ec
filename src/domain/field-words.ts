/**
 * Words of the field in Arabic, Darija (both scripts) and French, by what they mean: so that a proposal
 * finds its mates in another language. Only what a commune is asked for; a word stands in one line only.
 */

/** `meaning: words`, in any spelling that `searchForm` folds. Latin words are tried as French and as Darija. */
const MEANINGS = `
light: إنارة إضاءة منارة مصباح مصابيح أعمدة ضوء الضو ضو do daw dow daou inara eclairage eclairer lampadaire lampadaires lampe ampoule projecteur reverbere
dark: مظلم مظلمة ظلام مظلمين mdlem mdlam dlam sombre obscur obscurite noir
night: ليل ليلا ليلية lil lyl nuit soir soiree nocturne مساء مساءا
alley: زقاق أزقة زنقة زناقي درب دروب zn9a zan9a zan9at zna9i zenqa znaqi derb drouba ruelle ruelles rue rues
road: طريق طرق طرقات طرقي tri9 triq tor9an route routes voirie chaussee
avenue: شارع شوارع chari3 chare3 chawari3 avenue boulevard
pavement: رصيف أرصفة طروطوار طروطوارات trottoir trottoirs rsif
asphalt: تعبيد تزفيت زفت زفتو تبليط معبدة zeft zaftou zfet goudron goudronner goudronnage asphalte bitume asphalter revetement pavage paver
hole: حفرة حفر حفاري محفرة حفير 7ofra 7fari hfari hofra trou trous nid poule
bump: مخففات مخفضات مخفف مطب مطبات ضوضان ضوضانات ظهر الحمار dodane dodan dos ane ralentisseur ralentisseurs casse
speed: سرعة sor3a vitesse
crossing: راجلين مشاة راجل rajlin rajel pieton pietons pietonne pietonnier passage ممر
signs: تشوير علامات إشارات علامة tachwir panneau panneaux signalisation signaletique
traffic: سير جولان مرور ازدحام اكتظاظ circulation trafic embouteillage embouteillages sayr joulan
trafficlight: feu feux tricolore tricolores rouge أحمر a7mar 7mer
crossroads: مدارة ملتقى مفترق رومبوان rompoint carrefour carrefours rond point giratoire intersection
parking: موقف مواقف باركينغ باركينات وقوف parking parkings stationnement stationner garer
car: سيارة سيارات طوموبيل طوموبيلات tomobil tomobilat tonobil voiture voitures vehicule vehicules automobile
lorry: شاحنة شاحنات كاميو kamyo camion camions poids
bus: حافلة حافلات طوبيس طوبيسات أوطوبيس tobis tobisat toubis bus autobus autocar
taxi: طاكسي طاكسيات taxi taxis
transport: نقل طرانسبور transport transports trnsport
bicycle: دراجة دراجات بشكليط بيكالات bchklit bchaklet bikala velo velos cyclable bicyclette
school: مدرسة مدارس مدرسي مدرسية مؤسسات تعليمية lmdrassa madrassa mdrasa ecole ecoles scolaire scolaires college lycee ثانوية إعدادية
pupil: تلميذ تلاميذ تلميذة تلميذات متمدرسين telmid tlamid eleve eleves ecolier ecoliers
child: طفل أطفال دراري ولاد وليدات طفولة drari wlad wlidat enfant enfants enfance
youth: شباب شبيبة شاب chabab jeune jeunes jeunesse
girl: فتاة فتيات بنات بنت bnat fille filles
woman: امرأة نساء نسوي نسائية نسوة عيالات مرأة 3yalat l3yalat mra nsa femme femmes feminin
mother: أم أمهات omahat mere meres maman
elderly: مسن مسنين متقاعدين متقاعد شيوخ retraite retraites aine aines agees age vieux
disabled: معاق معاقين إعاقة إعاقات mo3a9 mo3a9in i3a9a handicap handicape handicapes handicapees mobilite
access: ولوجيات ولوجية ولوج woloujiyat wolojiat acces accessibilite accessible rampe rampes
literacy: أمية محو omia omiya mohw alphabetisation analphabetisme
bin: حاوية حاويات طارو طاروات صندوق صناديق tarro taro tarrowat bac bacs conteneur conteneurs poubelle poubelles benne bennes
waste: نفايات أزبال زبل زبالة مخلفات zbel zbal zobl dechet dechets ordure ordures detritus
blackspot: سوداء نقط مطرح مطارح متراكمة متراكم خربة matra7 point noirs depots depot decharge decharges sauvages depotoir
clean: نظافة تنظيف تنقية نقي نقيو nadafa n9iw nqiw proprete nettoyage nettoyer nettoiement propre propres curer curage
sorting: فرز تدوير tri recyclage recycler compost compostage selectif
green: خضراء خضر خضرا مساحات mosa7at verts verte vertes verdure
garden: حديقة حدائق جردة جردات منتزه عرصة grda garda jarda jardat 7adi9a jardin jardins parc parcs square
tree: شجرة أشجار شجر تشجير نخيل chjer chjar chajar arbre arbres palmier palmiers reboisement
plant: غرس نغرسو زرع غراسة ghers nghersou zr3o planter plantation plantations
watering: سقي عشب s9i sqi arroser arrosage irrigation irriguer gazon
bench: كرسي كراسي مقاعد krasi banc bancs
pitch: ملعب ملاعب تيران تيرانات tiran tiranat terrain terrains stade stades
football: كرة كورة kora lkora koura foot football ballon
sport: رياضة رياضي رياضية رياضيا riyada sport sports sportif sportive sportifs
play: لعب ألعاب يلعبو نلعبو l3ab yl3bo nl3bo jeu jeux jouer aire
drain: بالوعة بالوعات قادوس قوادس صرف تطهير 9wads 9ados lwad7ar avaloir avaloirs egout egouts assainissement caniveau caniveaux drainage
blocked: انسداد مسدود مسدودين msdoud msdoudin bouche bouches obstrue
flood: فيضان فيضانات غرق يغرق نغرقو كنغرقو تغرق ghr9 ghar9o kanghar9o inondation inondations inonde
rain: أمطار مطر شتاء شتا chta pluie pluies pluvial pluviales hiver
water: ماء ما مياه المياه شروب lma eau eaux potable hydrique
fountain: سقاية سقايات نافورة fontaine fontaines
power: كهرباء كهربائية تيار kahraba electricite electrique electriques
health: صحة صحي صحية مستوصف سبيطار مستشفى si7a sbitar sante dispensaire hopital hopitaux sanitaire clinique
doctor: طبيب أطباء طبيبة tbib atiba medecin medecins docteur
medicine: دواء أدوية دوا dwa medicament medicaments
pharmacy: صيدلية pharmacie pharmacies farmacian
cemetery: مقبرة مقابر روضة ma9bara mqabr cimetiere cimetieres
grave: قبر قبور دفن tombe tombes inhumation
wall: سور أسوار حائط حيط swr mur murs enceinte muraille
number: ترقيم أرقام رقم نمرة نمر nmra nmari numero numeros numeroter numerotation
name: تسمية أسماء اسم سمية smiya smiyat nommer denomination
address: عنونة عنوان adressage adresse adresses
house: منزل منازل دار ديور دور سكن مساكن ddar diour dyour maison maisons logement logements habitation habitations
building: بناية بنايات بناء مبنى مباني عمارات batiment batiments immeuble immeubles
collapse: سقوط آيلة انهيار قدام ruine ruines effondrement menacant
dog: كلب كلاب klab klb chien chiens
stray: ضالة ضالين ضال dallin dala errant errants
vendor: باعة بائع متجولين فراشة بياعة ferracha farracha bya3a marchand marchands vendeur vendeurs ambulant ambulants
market: سوق أسواق so9 sou9 souk aswa9 marche marches souks
cafe: مقهى مقاهي قهوة قهاوي 9hawi 9hwa qhawi cafe cafes
occupy: احتلال احتلو محتل شادين تحرير liberer libere occupe occupes occupent occupation chaddin 7telo
paper: وثيقة وثائق وراق أوراق لوراق wra9 lwra9 document documents papier papiers certificat certificats
administration: إدارة إدارية إدارات مقاطعة idara idarat mo9ata3a administration administratif administratifs administrative guichet
online: أنترنت إنترنت رقمنة رقمية رقمي إلكتروني إلكترونية internet numerique numeriques numeriser numerisation digital digitaliser
site: موقع منصة site plateforme portail application تطبيق
complaint: شكاية شكايات شكاوى chikaya reclamation reclamations plainte plaintes doleance
budget: ميزانية ميزانيه mizaniya lmizaniya budget budgets budgetaire
publish: نشر ننشر publier publication publie publies diffuser
citizen: مواطن مواطنين مواطنة citoyen citoyens citoyenne
council: مجلس دورة دورات conseil session sessions
library: مكتبة مكتبات خزانة maktaba khizana bibliotheque mediatheque bibliotheques
reading: قراءة مطالعة كتاب كتب كتوبة مراجعة lecture lire livre livres
culture: ثقافة ثقافي ثقافية مسرح سينما culture culturel culturelle theatre cinema
training: تكوين تكوينات takwin formation formations
job: شغل تشغيل عمل خدمة khdma emploi emplois travail chomage embauche
nursery: حضانة روض حضانات rawd creche creches maternelle garderie prescolaire
toilet: مرحاض مراحيض طواليط طواليطات twalit twalitat toilette toilettes sanitaires wc latrine
police: أمن شرطة بوليس amn police securite securiser insecurite agression
camera: كاميرا كاميرات مراقبة camera cameras surveillance videosurveillance
noise: ضجيج ضوضاء صداع sda3 bruit bruits nuisance nuisances
beach: شاطئ شواطئ بحر bhar plage plages littoral
cooperative: تعاونية تعاونيات جمعية جمعيات cooperative cooperatives association associations
club: نادي أندية club clubs
music: موسيقى موسيقية musi9a mosi9a musique conservatoire
tourism: سياحة سياحي سياحية tourisme touristique touristes
douar: دوار دواوير قروي قروية douar douars dwawer rural rurale village
fish: سمك أسماك حوت poisson poissons
smoke: دخان تلوث pollution fumee fumees
`

/** Words that nearly every proposal could hold: they count for little. */
export const WEAK_WORDS: readonly string[] = `
حي أحياء حومة مدينة جماعة محلي محلية عمومي عمومية العام خاصة ساكنة سكان مرفق مرافق فضاء مكان بلاصة منطقة
توفير إحداث وضع بناء إنشاء إقامة فتح تعميم تعزيز تقوية دعم تحسين تطوير إيجاد تنظيم برمجة تجهيز تزويد تهيئة زيادة إضافة
إصلاح صيانة ترميم معالجة نطلب نطالب مطلوب نريد يجب ضرورة لفائدة جديد جديدة عدد نقص كاف كافية حل مشكل ظاهرة محاربة منع حملة حملات
ديرو زيدو صلحو بغيت دير زيد صلح لقاو شوفو تهلاو نهار يوم ناس شتي
l7ouma houma lmdina mdina jama3a diro zido sl7o blassa nhar nas khasser thallaw
quartier quartiers ville commune communal communale municipal public publique publics espace espaces lieu zone local locale
creer creation construire construction installer installation mettre ajouter ameliorer amelioration renforcer amenager
amenagement reparer reparation entretenir entretien refaire restaurer traiter organiser developper ouvrir equiper demande
demander besoin manque manquer nouveau nouvelle nouveaux davantage nombre solution probleme lancer campagne poser
شباب شبيبة طفل أطفال دراري drari chabab jeune jeunes enfant enfants citoyen citoyens مواطن مواطنين امرأة نساء عيالات 3yalat femme femmes
مركز مراكز centre centres رئيسي رئيسية principal principale خدمة خدمات service services lil ليل nuit دائم
permanent gratuit prevoir favoriser soutenir proximite قرب قريب l9orb 9rib
`
  .trim()
  .split(/\s+/)

/** The meaning behind each key of a listed word. The first line that lists a key has it. */
export function meaningsOf(keysOf: (word: string) => readonly string[]): ReadonlyMap<string, string> {
  const meanings = new Map<string, string>()
  for (const line of MEANINGS.trim().split('\n')) {
    const [meaning = '', words = ''] = line.split(': ')
    for (const word of words.split(' ')) {
      for (const key of keysOf(word)) if (!meanings.has(key)) meanings.set(key, meaning)
    }
  }
  return meanings
}
