using Optica.Domain.Common;

namespace Optica.Domain.Prescriptions;

/// <summary>Reads a shorthand line piece by piece and stops at the first that makes no sense.</summary>
internal sealed class ShorthandReader(List<ShorthandToken> tokens, bool eighths)
{
    private readonly ShorthandCursor cursor = new(tokens);
    private readonly ShorthandDraft draft = new();
    private readonly ShorthandTail add = new();
    private readonly ShorthandTail height = new();
    private IReadOnlyList<Eye> eyes = [];

    /// <summary>What a number without a word before it is: sphere, then cylinder, then axis; null when there is nothing left to be.</summary>
    private ShorthandWord? bare = ShorthandWord.Sphere;

    /// <summary>The values, or which part was not understood.</summary>
    public Result<OpticalValues> Read()
    {
        if (cursor.AtEnd)
        {
            return ShorthandDraft.Refuse("shorthand_empty", "");
        }

        while (!cursor.AtEnd)
        {
            var token = cursor.Take();
            var refused =
                token.Kind == ShorthandKind.Number ? Number(token)
                : token.Word is { } word ? Word(word, token)
                : Unknown(token);
            if (refused is not null)
            {
                return refused;
            }
        }

        add.Spread(draft, (from, to) => to.Add = from.Add);
        height.Spread(draft, (from, to) => to.SegmentHeight = from.SegmentHeight);
        return draft.Finish();
    }

    private Invalid? Word(ShorthandWord word, ShorthandToken token) =>
        word switch
        {
            ShorthandWord.Filler => null,
            ShorthandWord.Right => Name(Eye.Right),
            ShorthandWord.Left => Name(Eye.Left),
            ShorthandWord.Both => Name(Eye.Right, Eye.Left),
            // "-2,25 esf": said behind its number, it only confirms
            ShorthandWord.Sphere => null,
            ShorthandWord.Plano => bare == ShorthandWord.Sphere ? Sphere(token) : Unknown(token),
            ShorthandWord.Pd => Pd(token, cursor.TakeWord(next => next is ShorthandWord.Near or ShorthandWord.Far)),
            ShorthandWord.Near or ShorthandWord.Far => PdSaidFirst(word, token),
            _ when ShorthandCursor.IsBase(word) => Unknown(token),
            _ => cursor.TakeNumber() is { } number ? Named(word, number) : ShorthandDraft.Refuse("shorthand_unfinished", token.Typed),
        };

    private Invalid? Name(params Eye[] which)
    {
        (eyes, bare) = (which, ShorthandWord.Sphere);
        add.Close();
        height.Close();
        return null;
    }

    private Invalid? Number(ShorthandToken token) =>
        !token.IsSigned && cursor.SeesBase()
            ? Prism(token)
            : bare switch
            {
                ShorthandWord.Sphere => Sphere(token),
                ShorthandWord.Cylinder => Cylinder(token),
                ShorthandWord.Axis => TheAxis(token),
                _ => Unknown(token),
            };

    private Invalid? Named(ShorthandWord word, ShorthandToken number)
    {
        switch (word)
        {
            case ShorthandWord.Cylinder:
                return Cylinder(number);
            case ShorthandWord.Axis:
                return TheAxis(number);
            case ShorthandWord.Prism:
                return Prism(number);
            case ShorthandWord.Add:
                add.Said(eyes);
                return Measure(word, number, ValueScale.Add, (eye, value) => eye.Add = value);
            case ShorthandWord.Height:
                height.Said(eyes);
                return Measure(word, number, ValueScale.SegmentHeight, (eye, value) => eye.SegmentHeight = value);
            case ShorthandWord.BaseCurve:
                return Measure(word, number, ValueScale.BaseCurve, (eye, value) => eye.BaseCurve = value);
            case ShorthandWord.Diameter:
                return Measure(word, number, ValueScale.Diameter, (eye, value) => eye.Diameter = value);
            default:
                return Vertex(number);
        }
    }

    private Invalid? Sphere(ShorthandToken token)
    {
        bare = ShorthandWord.Cylinder;
        return Measure(ShorthandWord.Sphere, token, ValueScale.Sphere(eighths), (eye, value) => eye.Sphere = value);
    }

    /// <summary>A cylinder with the wrong sign is another lens, so the shorthand wants the sign written.</summary>
    private Invalid? Cylinder(ShorthandToken token)
    {
        bare = ShorthandWord.Axis;
        var scale = ValueScale.Cylinder(eighths);
        return token.IsSigned || Dioptre.Read(token.Text, scale).Value == 0
            ? Measure(ShorthandWord.Cylinder, token, scale, (eye, value) => eye.Cylinder = value)
            : ShorthandDraft.Refuse("shorthand_cylinder_sign", token.Typed);
    }

    private Invalid? TheAxis(ShorthandToken token)
    {
        bare = null;
        var reading = Axis.Read(token.Text);
        return reading.Fault is { } fault
            ? ShorthandDraft.Refuse(fault, token.Typed)
            : draft.Say(eyes, ShorthandWord.Axis, token.Typed, eye => eye.Axis = reading.Value);
    }

    private Invalid? Prism(ShorthandToken token)
    {
        if (cursor.TakeWord(next => ShorthandCursor.IsBase(next)) is not { } side)
        {
            return ShorthandDraft.Refuse("shorthand_prism_base", token.Typed);
        }

        return side is ShorthandWord.BaseIn or ShorthandWord.BaseOut
            ? Measure(
                ShorthandWord.BaseIn,
                token,
                ValueScale.Prism,
                (eye, value) =>
                    (eye.HorizontalPrism, eye.HorizontalBase) = (
                        value,
                        side == ShorthandWord.BaseIn ? HorizontalBase.In : HorizontalBase.Out
                    )
            )
            : Measure(
                ShorthandWord.BaseUp,
                token,
                ValueScale.Prism,
                (eye, value) =>
                    (eye.VerticalPrism, eye.VerticalBase) = (value, side == ShorthandWord.BaseUp ? VerticalBase.Up : VerticalBase.Down)
            );
    }

    private Invalid? Measure(ShorthandWord field, ShorthandToken token, ValueScale scale, Action<EyeInput, decimal> write)
    {
        var reading = Dioptre.Read(token.Text, scale);
        return reading.Value is { } value
            ? draft.Say(eyes, field, token.Typed, eye => write(eye, value))
            : ShorthandDraft.Refuse(reading.Fault!, token.Typed);
    }

    private Invalid? Vertex(ShorthandToken token)
    {
        if (draft.VertexDistance is not null)
        {
            return ShorthandDraft.Refuse("shorthand_twice", token.Typed);
        }

        var reading = Dioptre.Read(token.Text, ValueScale.VertexDistance);
        draft.VertexDistance = reading.Value;
        return reading.Fault is { } fault ? ShorthandDraft.Refuse(fault, token.Typed) : null;
    }

    /// <summary>"cerca dp 60", or "cerca 60" alone.</summary>
    private Invalid? PdSaidFirst(ShorthandWord word, ShorthandToken token)
    {
        _ = cursor.TakeWord(next => next == ShorthandWord.Pd);
        return Pd(token, word);
    }

    private Invalid? Pd(ShorthandToken token, ShorthandWord? where) =>
        new ShorthandPd(draft, cursor, where is { } said ? said == ShorthandWord.Near : null).Read(token);

    private static Invalid Unknown(ShorthandToken token) => ShorthandDraft.Refuse("shorthand_unknown", token.Typed);
}
