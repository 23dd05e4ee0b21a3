namespace Optica.Domain.Prescriptions;

/// <summary>Goes through the pieces of a shorthand line.</summary>
internal sealed class ShorthandCursor(List<ShorthandToken> tokens)
{
    private int at;

    /// <summary>Whether nothing is left.</summary>
    public bool AtEnd => at >= tokens.Count;

    /// <summary>The next piece, taken.</summary>
    public ShorthandToken Take() => tokens[at++];

    /// <summary>The number that comes next, taken; null when something else does.</summary>
    public ShorthandToken? TakeNumber() => Take(token => token.Kind == ShorthandKind.Number);

    /// <summary>Whether a stroke comes next, which is taken.</summary>
    public bool TakeSlash() => Take(token => token.Kind == ShorthandKind.Slash) is not null;

    /// <summary>The meaning of the word that comes next, taken if it is one of some; null otherwise.</summary>
    public ShorthandWord? TakeWord(Func<ShorthandWord, bool> wanted) => Take(token => token.Word is { } word && wanted(word))?.Word;

    /// <summary>Whether a prism's base comes next.</summary>
    public bool SeesBase() => at + Fillers() is var next && next < tokens.Count && IsBase(tokens[next].Word);

    /// <summary>Whether the word names the base of a prism.</summary>
    public static bool IsBase(ShorthandWord? word) => word is >= ShorthandWord.BaseIn and <= ShorthandWord.BaseDown;

    private ShorthandToken? Take(Func<ShorthandToken, bool> wanted)
    {
        var next = at + Fillers();
        if (next >= tokens.Count || !wanted(tokens[next]))
        {
            return null;
        }

        at = next + 1;
        return tokens[next];
    }

    private int Fillers() => tokens.Skip(at).TakeWhile(token => token.Word == ShorthandWord.Filler).Count();
}
