using Optica.Domain.Common;
using Optica.Domain.Prescriptions;

namespace Optica.Portal.Tests.Domain.Prescriptions;

/// <summary>OR-23, OR-24.</summary>
public sealed class PrescriptionLifeTests
{
    private static readonly DateOnly Day = new(2026, 3, 10);

    [Fact]
    public void Next_EveryStatus_LeadsWhereTheRuleSays()
    {
        (PrescriptionStatus, PrescriptionStatus)[] allowed =
        [
            (PrescriptionStatus.Draft, PrescriptionStatus.Active),
            (PrescriptionStatus.Draft, PrescriptionStatus.Cancelled),
            (PrescriptionStatus.Active, PrescriptionStatus.Superseded),
            (PrescriptionStatus.Active, PrescriptionStatus.Expired),
            (PrescriptionStatus.Active, PrescriptionStatus.Cancelled),
            (PrescriptionStatus.Active, PrescriptionStatus.EnteredInError),
        ];

        var all = Enum.GetValues<PrescriptionStatus>();
        Assert.All(
            all.SelectMany(_ => all, (from, to) => (from, to)),
            step => Assert.Equal(allowed.Contains(step), PrescriptionLife.MayGo(step.from, step.to))
        );
        Assert.Equal([PrescriptionStatus.Draft], all.Where(PrescriptionLife.MayEdit));
        Assert.Equal([PrescriptionStatus.Cancelled, PrescriptionStatus.EnteredInError], all.Where(PrescriptionLife.NeedsReason));
    }

    [Theory]
    [InlineData(PrescriptionKind.Progressive, "2028-03-10")]
    [InlineData(PrescriptionKind.Reading, "2028-03-10")]
    [InlineData(PrescriptionKind.ContactLens, "2027-03-10")]
    public void ExpiresOn_NoDateOfThePrescriber_IsTheDefault(PrescriptionKind kind, string day) =>
        Assert.Equal(DateOnly.Parse(day, null), PrescriptionLife.ExpiresOn(kind, Day, null, PrescriptionRules.Default));

    [Fact]
    public void ExpiresOn_PrescribersDate_WinsOverSettings()
    {
        var rules = new PrescriptionRules(SpectacleMonths: 6);

        Assert.Equal(Day.AddDays(9), PrescriptionLife.ExpiresOn(PrescriptionKind.Bifocal, Day, Day.AddDays(9), rules));
        Assert.Equal(new DateOnly(2026, 9, 10), PrescriptionLife.ExpiresOn(PrescriptionKind.Bifocal, Day, null, rules));
        Assert.Equal(
            new DateOnly(2026, 2, 28),
            PrescriptionLife.ExpiresOn(PrescriptionKind.ContactLens, new(2024, 2, 29), null, new(ContactLensMonths: 24))
        );
    }

    [Theory]
    [InlineData(0, PrescriptionStatus.Active)]
    [InlineData(1, PrescriptionStatus.Active)]
    [InlineData(-1, PrescriptionStatus.Expired)]
    public void On_LastDay_IsStillGood(int daysLeft, PrescriptionStatus shown)
    {
        Assert.Equal(shown, PrescriptionLife.On(PrescriptionStatus.Active, Day.AddDays(daysLeft), Day));
        Assert.Equal(PrescriptionStatus.Superseded, PrescriptionLife.On(PrescriptionStatus.Superseded, Day.AddDays(daysLeft), Day));
    }

    [Theory]
    [InlineData(61, null)]
    [InlineData(60, 60)]
    [InlineData(31, 60)]
    [InlineData(30, 30)]
    [InlineData(8, 30)]
    [InlineData(7, 7)]
    [InlineData(0, 7)]
    [InlineData(-1, null)]
    public void WarningDue_DaysLeft_IsTheNearestThatBegan(int daysLeft, int? due) =>
        Assert.Equal(due, PrescriptionLife.WarningDue(Day.AddDays(daysLeft), Day));

    [Theory]
    [InlineData(0, 12, "SpectacleMonths")]
    [InlineData(121, 12, "SpectacleMonths")]
    [InlineData(24, 0, "ContactLensMonths")]
    [InlineData(24, 121, "ContactLensMonths")]
    public void Check_Settings_StayInTheirRanges(int spectacles, int contactLenses, string field) =>
        Assert.Equal(field, Assert.Single(new PrescriptionRules(false, spectacles, contactLenses).Check()!.Fields).Field);

    [Fact]
    public void Check_DefaultSettings_AreFine() => Assert.Null(PrescriptionRules.Default.Check());

    [Fact]
    public void InvalidTransition_Message_SpeaksOfPrescriptions()
    {
        var error = new InvalidPrescriptionTransition(PrescriptionLife.Next(PrescriptionStatus.Active));

        Assert.Equal(("invalid_transition", ErrorKind.Conflict), (error.Code, error.Kind));
        Assert.Contains("amend", error.Message, StringComparison.Ordinal);
    }
}
