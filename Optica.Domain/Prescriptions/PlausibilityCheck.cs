namespace Optica.Domain.Prescriptions;

/// <summary>
/// Whether values that keep every rule are likely for this customer (DOMAIN §7): compared with the other eye, the age and the last
/// prescription. Warnings never block. Where one slip would explain the values, it is named with the values that were probably meant.
/// </summary>
public static class PlausibilityCheck
{
    /// <summary>Anisometropia from which it is mentioned, D of spherical equivalent.</summary>
    public const decimal AnisometropiaFrom = 2.00m;

    /// <summary>Change of a spherical equivalent since the last prescription from which it is mentioned, D.</summary>
    public const decimal ChangeFrom = 1.00m;

    /// <summary>Age from which an addition is nothing special, years.</summary>
    public const int AddExpectedFrom = 38;

    /// <summary>
    /// The warnings, the named slip first. What was so in the last prescription already (anisometropia, an addition in a young person) is not
    /// mentioned again, and what the likeliest correction would settle is not mentioned besides it.
    /// </summary>
    public static IReadOnlyList<PlausibilityWarning> Run(PlausibilityCase it)
    {
        ArgumentNullException.ThrowIfNull(it);
        var facts = PlausibilityFacts.Of(it);
        if (SlipFinder.Find(it.Now, it.Last, [.. facts.Select(fact => fact.Kind)]) is not { } slip)
        {
            return facts;
        }

        var left = PlausibilityFacts.Of(it with { Now = slip.Fixes[0].Values });
        return [slip, .. facts.Where(fact => left.Any(other => (other.Kind, other.Eye) == (fact.Kind, fact.Eye)))];
    }
}
