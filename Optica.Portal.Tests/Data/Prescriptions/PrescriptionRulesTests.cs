using Optica.Data.Prescriptions;
using Optica.Domain.Common;
using Optica.Domain.Prescriptions;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Prescriptions;

/// <summary>What is doubtful, and what the organisation decides.</summary>
public sealed class PrescriptionRulesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Advice never blocks; what was doubtful is kept, and whether somebody said that it is right (DOMAIN §7).</summary>
    [Theory, InlineData(true), InlineData(false)]
    public async Task CreateAsync_DoubtfulValues_AreSavedWithTheWarnings(bool confirmed)
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddAsync(database.World.Centro, People.Numbered(1));
        await database.PrescribeAsync(id, Sight.Input(database.World.Centro, on: new DateOnly(2025, 6, 1)));
        var slipped = Sight.Input(database.World.Centro);
        (slipped.Right.Sphere, slipped.PdNear) = (2.25m, 64);

        var read = await database.ReadPrescriptionAsync(await database.PrescribeAsync(id, slipped, new(ConfirmsWarnings: confirmed)));

        Assert.Equal(confirmed, read.Content!.WarningsConfirmed);
        var codes = read.Content.Warnings.Select(warning => (warning.Code, warning.Field)).ToList();
        Assert.Contains(("pd_near_wider", "PdNear"), codes);
        Assert.Contains(("likely_slip_sign", "Right"), codes);
        Assert.All(read.Content.Warnings, warning => Assert.NotEmpty(warning.Message));
    }

    [Fact]
    public async Task CreateAsync_LikelyValues_HaveNoWarningsToConfirm()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddAsync(database.World.Centro, People.Numbered(1));

        var made = await database.PrescribeAsync(id, Sight.Input(database.World.Centro), new(ConfirmsWarnings: true));

        var content = (await database.ReadPrescriptionAsync(made)).Content!;
        Assert.Empty(content.Warnings);
        Assert.False(content.WarningsConfirmed);
    }

    [Fact]
    public async Task CreateAsync_ByTheOrganisationsSettings_TakesEighthsAndOtherExpiry()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddAsync(database.World.Centro, People.Numbered(1));
        var input = Sight.Input(database.World.Centro);
        input.Right.Sphere = -2.125m;
        await using var optometrist = database.As(database.World.Optometrist);
        var service = optometrist.Get<PrescriptionService>();
        (await service.CreateAsync(id, input, new(), Cancellation)).Refused<Invalid, Guid>();
        await using var super = database.As(database.World.Super);
        var settings = super.Get<PrescriptionSettingsService>();
        var seen = (await super.Get<PrescriptionSettingsQueries>().ReadAsync(Cancellation)).Expect();
        Assert.Equal((PrescriptionRules.Default, true), (seen.Rules, seen.MayChange));

        var wrong = (await settings.ChangeAsync(new(true, 0, 121, 0), seen.Version, Cancellation)).Refused<Invalid, Done>();
        Assert.Equal(["SpectacleMonths", "ContactLensMonths", "ExamMonths"], wrong.Fields.Select(field => field.Field));
        (await settings.ChangeAsync(new(true, 18, 6, 9), seen.Version, Cancellation)).Expect();
        (await settings.ChangeAsync(new(true, 18, 6, 9), seen.Version, Cancellation)).Refused<VersionConflict, Done>();

        var read = await database.ReadPrescriptionAsync((await service.CreateAsync(id, input, new(), Cancellation)).Expect());
        Assert.Equal(-2.125m, read.Content!.Values.Right.Sphere);
        Assert.Equal(Sight.Examined.AddMonths(18), read.Row.ExpiresOn);
        Assert.Equal(
            new PrescriptionRules(true, 18, 6, 9),
            (await super.Get<PrescriptionSettingsQueries>().ReadAsync(Cancellation)).Expect().Rules
        );
    }
}
