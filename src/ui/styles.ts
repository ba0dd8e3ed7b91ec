/** The looks that every screen shares. */

// The order of the layers comes first; after it, the files may come in any order.
import './styles/layers.css'
import './styles/tokens.css'
import './styles/fonts.css'
import './styles/reset.css'
import './styles/base.css'
import './styles/frame.css'
import './styles/parts.css'
import './styles/overlays.css'
import './styles/forms.css'
import './styles/proposals.css'
import './styles/judge.css'
import './styles/settling.css'
import './styles/sight.css'
