using Optica.Domain.Common;

namespace Optica.Domain.Prescriptions;

/// <summary>
/// Pupillary distances of a shorthand line (OR-6): <c>31,5/31</c> right and left, <c>31,5/</c> or <c>/31</c> one eye, <c>62</c> both
/// together, <c>63/60</c> far and near. The ranges of one eye and of both do not overlap, so the numbers tell which it is.
/// </summary>
internal sealed class ShorthandPd(ShorthandDraft draft, ShorthandCursor cursor, bool? near)
{
    private static readonly ValueScale Any = new(ValueScale.MonocularPd.Lowest, ValueScale.BinocularPd.Highest, 0.5m, Signed: false);

    /// <summary>Reads what stands behind the word.</summary>
    /// <param name="word">The word, for the message.</param>
    public Invalid? Read(ShorthandToken word)
    {
        var first = cursor.TakeNumber();
        var slash = cursor.TakeSlash();
        var second = slash ? cursor.TakeNumber() : null;
        return (first, second) switch
        {
            (null, null) => ShorthandDraft.Refuse("shorthand_unfinished", word.Typed),
            ({ } only, null) when !slash => Single(only),
            _ => Pair(first, second),
        };
    }

    private Invalid? Single(ShorthandToken token) =>
        !TryRead(token, out var value, out var fault) ? fault
        : IsMonocular(value) ? ShorthandDraft.Refuse("shorthand_pd_pair", token.Typed)
        : Binocular(value, near ?? false, token);

    private Invalid? Pair(ShorthandToken? first, ShorthandToken? second)
    {
        if (!TryRead(first, out var one, out var fault) || !TryRead(second, out var two, out fault))
        {
            return fault;
        }

        var typed = $"{first?.Typed}/{second?.Typed}";
        if ((one is null || IsMonocular(one)) && (two is null || IsMonocular(two)))
        {
            return Monocular(Eye.Right, one, first) ?? Monocular(Eye.Left, two, second);
        }

        return near is not null || one is null || two is null || IsMonocular(one) || IsMonocular(two)
            ? ShorthandDraft.Refuse("shorthand_pd_mixed", typed)
            : Binocular(one, false, first!) ?? Binocular(two, true, second!);
    }

    private Invalid? Monocular(Eye eye, decimal? value, ShorthandToken? token) =>
        token is null ? null
        : near == true ? draft.Say([eye], ShorthandWord.Near, token.Typed, input => input.PdNear = value)
        : draft.Say([eye], ShorthandWord.Pd, token.Typed, input => input.PdDistance = value);

    private Invalid? Binocular(decimal? value, bool isNear, ShorthandToken token)
    {
        if ((isNear ? draft.PdNear : draft.PdDistance) is not null)
        {
            return ShorthandDraft.Refuse("shorthand_twice", token.Typed);
        }

        _ = isNear ? draft.PdNear = value : draft.PdDistance = value;
        return null;
    }

    private static bool IsMonocular(decimal? value) => value <= ValueScale.MonocularPd.Highest;

    private static bool TryRead(ShorthandToken? token, out decimal? value, out Invalid? fault)
    {
        var reading = Dioptre.Read(token?.Text, Any);
        value = reading.Value;
        var gap = value > ValueScale.MonocularPd.Highest && value < ValueScale.BinocularPd.Lowest;
        fault =
            reading.Fault is { } refused ? ShorthandDraft.Refuse(refused, token!.Typed)
            : gap ? ShorthandDraft.Refuse("shorthand_pd_gap", token!.Typed)
            : null;
        return fault is null;
    }
}
