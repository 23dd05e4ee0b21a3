using Optica.Domain.Prescriptions;

namespace Optica.Portal.Tests.Domain.Prescriptions;

/// <summary>
/// How often slips are named rightly, and how often nothing is wrong and something is said. Seeded, so it is the same every time; several
/// seeds, so it is not the luck of one.
/// </summary>
public sealed class PlausibilitySlipTests(ITestOutputHelper output)
{
    private const int SlipsMade = 200;
    private const int Changes = 1_000;

    public static TheoryData<int> Seeds => [2026, 1, 2, 3, 4, 5, 6, 7, 8, 9];

    /// <summary>Rightly: the slip by its name, and what was meant among the corrections offered.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void Run_TwoHundredSlips_AreNamedRightlyInNinetyFivePercent(int seed)
    {
        var slips = new Slips(seed).Over(new PlausibleHistories(seed).Visits()).Take(SlipsMade).ToList();
        var right = slips.Where(IsNamedRightly).ToList();

        foreach (var kind in slips.GroupBy(slip => slip.Slip))
        {
            output.WriteLine($"{kind.Key}: {right.Count(slip => slip.Slip == kind.Key)} of {kind.Count()}");
        }

        Assert.All(Enum.GetValues<Slip>(), slip => Assert.Equal(SlipsMade / 5, slips.Count(one => one.Slip == slip)));
        Assert.True(right.Count >= SlipsMade * 95 / 100, $"{right.Count} of {SlipsMade} named rightly");
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Run_ThousandPlausibleChanges_AreWarnedInLessThanTwoPercent(int seed)
    {
        var visits = new PlausibleHistories(seed).Visits().Take(Changes).ToList();
        var warned = visits.Select(visit => Warnings(visit, visit.Now)).Where(found => found.Count > 0).ToList();

        foreach (var kind in warned.GroupBy(found => $"{found[0].Kind} {found[0].Slip}", StringComparer.Ordinal))
        {
            output.WriteLine($"{kind.Key}: {kind.Count()}");
        }

        Assert.True(warned.Count * 100 < Changes * 2, $"{warned.Count} of {Changes} warned");
    }

    /// <summary>The changes are real ones: a checker that never warns would pass the test above, a generator that never changes, too.</summary>
    [Fact]
    public void Visits_Histories_AreAsVariedAsPeople()
    {
        var visits = new PlausibleHistories(2026).Visits().Take(Changes).ToList();

        Assert.InRange(visits.Count(visit => visit.Now != visit.Before), Changes * 9 / 10, Changes);
        Assert.InRange(
            visits.Count(visit => Math.Abs(Equivalent(visit.Now) - Equivalent(visit.Before)) >= 0.5m),
            Changes / 20,
            Changes / 2
        );
        Assert.InRange(visits.Count(visit => Equivalent(visit.Before) < -0.5m), Changes / 5, Changes / 2);
        Assert.InRange(visits.Count(visit => visit.Now.Right.Cylinder > 0), Changes / 20, Changes / 3);
        Assert.InRange(visits.Count(visit => visit.Kind == PrescriptionKind.Progressive), Changes / 5, Changes / 2);
        Assert.All(
            visits,
            visit =>
            {
                var input = SamplePrescriptions.Valid();
                input.Kind = visit.Kind;
                input.Take(visit.Now);
                Assert.Empty(PrescriptionInputValidator.Check(input, SamplePrescriptions.Today, PrescriptionRules.Default).Errors);
            }
        );
    }

    private static bool IsNamedRightly(Slipped slipped) =>
        Warnings(slipped.Visit, slipped.Typed) is [{ Slip: { } named } warning, ..]
        && named == slipped.Slip
        && warning.Fixes.Any(fix => IsSameLens(fix.Values, slipped.Visit.Now));

    private static IReadOnlyList<PlausibilityWarning> Warnings(Visit visit, OpticalValues typed) =>
        PlausibilityCheck.Run(new(visit.Kind, typed, visit.Before, visit.Age));

    private static decimal Equivalent(OpticalValues values) => Optics.SphericalEquivalent(values.Right.Power!.Value);

    private static bool IsSameLens(OpticalValues one, OpticalValues other) =>
        Eyes.Both.All(eye => Optics.Distance(one[eye].Power!.Value, other[eye].Power!.Value) < 0.001);
}
