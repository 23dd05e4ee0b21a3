using Optica.Domain.Customers;

namespace Optica.Domain.Quotes;

/// <summary>Brings typed quotes into the form that is stored; lines are filled as those of orders.</summary>
public static class QuoteInputNormaliser
{
    /// <summary>Cleans texts and names what has no name.</summary>
    public static void Normalise(QuoteInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        input.Notes = TextRules.CleanText(input.Notes);
        for (var at = 0; at < input.Alternatives.Count; at++)
        {
            var one = input.Alternatives[at];
            one.Name = TextRules.CleanLine(one.Name) ?? ((char)('A' + Math.Min(at, 25))).ToString();
            one.OwnFrameDescription = TextRules.CleanLine(one.OwnFrameDescription);
            one.OwnFrame ??= one.OwnFrameDescription is not null;
        }
    }
}
