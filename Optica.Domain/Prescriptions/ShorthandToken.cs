using Optica.Domain.Customers;

namespace Optica.Domain.Prescriptions;

/// <summary>What a piece of a shorthand line is.</summary>
internal enum ShorthandKind
{
    /// <summary>Letters, or a sign that stands for a word.</summary>
    Word,

    /// <summary>Digits with sign, comma or point.</summary>
    Number,

    /// <summary>The stroke between two measures.</summary>
    Slash,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>A piece of a shorthand line.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Words in lower case without accents, all else as typed.</param>
/// <param name="Typed">The piece as typed, for messages.</param>
internal sealed record ShorthandToken(ShorthandKind Kind, string Text, string Typed)
{
    /// <summary>Whether it is a number that carries its sign.</summary>
    public bool IsSigned =>
        Kind == ShorthandKind.Number && TextRules.Narrow(Text[0]) is var first && (first == '+' || TextRules.IsDash(first));

    /// <summary>What the word means; null for unknown words and for what is none.</summary>
    public ShorthandWord? Word => Kind == ShorthandKind.Word ? ShorthandWords.Find(Text) : null;
}
