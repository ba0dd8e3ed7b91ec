import type { Strings } from '../../strings.ts'
import type { projectValue as source } from '../en/project-values.ts'

export const projectValue = {
  open: 'مصفوفة المشاريع',
  field: {
    smart: 'معايير SMART',
    indicators: 'مؤشرات التقييم',
    progress: 'تقدم الإنجاز',
    commitment: 'التزام الحكومة المنفتحة',
    swot: 'نقط القوة والضعف',
  },
  progress: {
    'not-started': 'لم ينطلق بعد',
    limited: 'محدود',
    substantial: 'متقدم',
    completed: 'منجز',
  },
  ogp: {
    transparency: 'الشفافية',
    participation: 'المشاركة المواطنة',
    accountability: 'المساءلة',
    technology: 'التكنولوجيا والابتكار',
  },
} satisfies Strings<typeof source>
