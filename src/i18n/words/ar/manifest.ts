import type { Strings } from '../../strings.ts'
import type { manifest as source } from '../en/manifest.ts'

export const manifest = {
  description: 'ورشة: عدّ الحضور وجمع الأفكار في ورشات الإعداد المشترك لبرامج عمل الانفتاح، بدون اتصال',
  noScript:
    'تحتاج ورشة إلى JavaScript. اسمح به في إعدادات المتصفح، ثم أعد تحميل الصفحة. لا يضيع شيء مما حُفظ.',
} satisfies Strings<typeof source>
