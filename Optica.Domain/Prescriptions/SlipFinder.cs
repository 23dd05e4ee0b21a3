namespace Optica.Domain.Prescriptions;

/// <summary>Names the slip that best explains odd values, if one does much better than the values themselves.</summary>
internal static class SlipFinder
{
    /// <summary>A slip must explain the values so much better than the eyes having changed: a likelihood ratio of about 7, in natural logarithms.</summary>
    private const double Convincing = 2;

    /// <summary>Where a rule already asks for a second look, naming the likeliest reason costs nothing more.</summary>
    private const double WhenAskedAnyway = 1;

    /// <summary>Two cylinder forms in one prescription are a slip of some kind already; only harmless transposing has to be ruled out.</summary>
    private const double WhenFormsDiffer = 0.5;

    /// <summary>What was meant must be ordinary itself.</summary>
    private const double Ordinary = 5;

    /// <summary>Corrections this close to the best one are offered with it.</summary>
    private const double AboutAsGood = 0.5;

    /// <summary>The warning, or null when no slip explains the values.</summary>
    /// <param name="now">What was typed.</param>
    /// <param name="last">The last prescription, or null.</param>
    /// <param name="facts">What is unusual as it stands.</param>
    public static PlausibilityWarning? Find(OpticalValues now, OpticalValues? last, IReadOnlyCollection<PlausibilityKind> facts)
    {
        var ranked = SlipCandidates
            .Of(now, last)
            .Select(candidate => (Candidate: candidate, Oddness: PlausibleFit.Oddness(candidate.Meant, last) + candidate.Rarity))
            .OrderBy(one => one.Oddness)
            // between equals: the house writes minus
            .ThenBy(one => Eyes.Both.Count(eye => one.Candidate.Meant[eye].Cylinder > 0))
            .ToList();
        if (ranked.Count == 0)
        {
            return null;
        }

        var (best, oddness) = ranked[0];
        var gain = PlausibleFit.Oddness(now, last) - oddness;
        if (gain < Needed(best.Slip, facts) || oddness > Ordinary)
        {
            return null;
        }

        var offered = ranked
            .TakeWhile(one => one.Oddness <= oddness + AboutAsGood)
            .Select(one => one.Candidate)
            .Where(one => one.Slip == best.Slip)
            .ToList();
        List<PlausibilityFix> fixes = [.. offered.Select(one => new PlausibilityFix(PlausibilityText.Changed(now, one.Meant), one.Meant))];
        if (best.Slip == Slip.CylinderForm && facts.Contains(PlausibilityKind.CylinderSigns))
        {
            fixes.Add(PlausibilityFacts.Transposed(now, last));
        }

        var eye = offered.TrueForAll(one => one.Eye == best.Eye) ? best.Eye : null;
        return new(PlausibilityKind.LikelySlip, eye, PlausibilityText.Of(best.Slip, eye, now, last), best.Slip, fixes);
    }

    private static double Needed(Slip slip, IReadOnlyCollection<PlausibilityKind> facts) =>
        slip == Slip.CylinderForm && facts.Contains(PlausibilityKind.CylinderSigns) ? WhenFormsDiffer
        : facts.Contains(PlausibilityKind.EquivalentChange) || facts.Contains(PlausibilityKind.Anisometropia) ? WhenAskedAnyway
        : Convincing;
}
