import './TaskList.css'

/** Nothing to show in one part of a page of several: that it is so, and what is normally here. */
export function Calm(props: { readonly says: string; readonly normally: string }) {
  return (
    <div className="calm">
      <p>{props.says}</p>
      <p className="caption">{props.normally}</p>
    </div>
  )
}
