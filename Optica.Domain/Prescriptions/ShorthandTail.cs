namespace Optica.Domain.Prescriptions;

/// <summary>
/// "od … oi … add 2,00": what is said once, at the end, after both eyes, is meant for both. Naming an eye behind it closes it: then it
/// is meant for the eye it stands with.
/// </summary>
internal sealed class ShorthandTail
{
    private IReadOnlyList<Eye> of = [];
    private int times;
    private bool closed;

    /// <summary>It was said, with these eyes named before it.</summary>
    public void Said(IReadOnlyList<Eye> eyes) => (of, times, closed) = (eyes, times + 1, false);

    /// <summary>An eye was named.</summary>
    public void Close() => closed = true;

    /// <summary>Copies it to the fellow eye, if it is meant for both and that eye has a power.</summary>
    public void Spread(ShorthandDraft draft, Action<EyeInput, EyeInput> copy)
    {
        if (times == 1 && !closed && of is [var eye] && draft.Eyes[eye.Other()] is { Sphere: not null } other)
        {
            copy(draft.Eyes[eye], other);
        }
    }
}
