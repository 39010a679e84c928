export { UI_ENGLISH as ui } from '../../ui/ui-words.ts'
