import type { Strings } from '../../strings.ts'
import type { keys as source } from '../en/keys.ts'

export const keys = {
  everywhere: 'في كل مكان',
  help: 'عرض هذه اللائحة',
  search: 'البحث بين المقترحات',
  hint: 'للوحات المفاتيح الموصولة بالجهاز، عربية كانت أو لاتينية أو بتيفيناغ. لا تعمل أثناء الكتابة في حقل، باستثناء الحفظ. مفتاحان بينهما › يُضغطان الواحد بعد الآخر.',
  single: 'تفعيل الاختصارات ذات المفتاح الواحد',
} satisfies Strings<typeof source>
