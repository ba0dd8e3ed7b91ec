import type { Strings } from '../../strings.ts'
import type { server as source } from '../en/server.ts'

export const server = {
  notBuilt:
    'لم يُبن التطبيق بعد على هذا الخادم. لا يضيع شيء مما حُفظ؛ أخبر نقطة الارتكاز أو من يشرف على الخادم، ثم أعد المحاولة بعد قليل.',
} satisfies Strings<typeof source>
