using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Optica.Data.Prescriptions;
using Optica.Domain.Prescriptions;
using Optica.Portal.Components.Shared;
using Optica.Portal.Features.Prescriptions;
using Optica.Portal.Features.Prescriptions.Components;
using Optica.Portal.Resources;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Prescriptions;

public sealed partial class PrescriptionPageTests
{
    [Fact]
    public async Task History_TellsEveryStep_AndValuesToClinicalStaffOnly()
    {
        var id = await database.PrescribeAsync(
            customer,
            Sight.Input(database.World.Centro, on: Today),
            new PrescriptionOptions(AsDraft: true)
        );
        var changed = Sight.Input(on: Today);
        (changed.Kind, changed.Right.Sphere, changed.VertexDistance) = (PrescriptionKind.Bifocal, -17.25m, 12);
        await using (var scope = database.As(database.World.Optometrist))
        {
            (await scope.Get<PrescriptionService>().ChangeDraftAsync(id, changed, new(), CancellationToken.None)).Expect();
            var life = scope.Get<PrescriptionLifeService>();
            (await life.ActivateAsync(id, new(), CancellationToken.None)).Expect();
            (await life.MarkEnteredInErrorAsync(id, Canary, new(), CancellationToken.None)).Expect();
        }

        await using var context = new PortalContext(database, database.World.Optometrist);
        var page = await HistoryAsync(context, id);
        Assert.Equal(["Marked as entered in error", "Made current", "Changed", "Entered"], Titles(page));
        var lines = page.FindAll(".steps li").Select(step => step.TextContent).ToList();
        Assert.Contains($"Reason: {Canary}", lines[0], StringComparison.Ordinal);
        Assert.Contains("Kind: Progressive → Bifocal", lines[2], StringComparison.Ordinal);
        Assert.Contains("-17.25", lines[2], StringComparison.Ordinal);

        await using var selling = new PortalContext(database, database.World.Sales);
        var plain = await HistoryAsync(selling, id);
        Assert.Equal(4, plain.FindAll(".steps li").Count);
        Assert.Contains("Only clinical staff", plain.Find(".steps + .field-hint").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("17.25", plain.Markup, StringComparison.Ordinal);
        Plain(plain.Markup);

        static IEnumerable<string> Titles(IRenderedComponent<PrescriptionPage> page) =>
            page.FindAll(".steps strong").Select(title => title.TextContent);
    }

    /// <summary>Every action that the services write has words of its own.</summary>
    [Fact]
    public async Task History_OfEveryAction_HasItsOwnWords()
    {
        await using var context = new PortalContext(database, database.World.Sales);
        var words = context.Services.GetRequiredService<IStringLocalizer<PrescriptionTexts>>();
        string[] actions = [.. PrescriptionSteps.Known, "update"];

        var titles = actions.Select(action => PrescriptionSteps.Title(words, new(Guid.Empty, default, "", action, null, [], false)));

        Assert.Equal(actions.Length, titles.Distinct().Count());
        Assert.All(titles, title => Assert.DoesNotContain('_', title));
    }

    [Fact]
    public async Task Activate_ADraftOlderThanTheCurrentOne_SaysThatItIsHistory()
    {
        var draft = await database.PrescribeAsync(
            customer,
            Sight.Input(database.World.Centro, on: Today.AddYears(-3)),
            new PrescriptionOptions(AsDraft: true)
        );
        await using var context = new PortalContext(database, database.World.Optometrist);
        var page = Open(context, draft);
        page.WaitForElement(".page-actions button.primary").Click();

        page.WaitForAssertion(() => Assert.Contains("Superseded", page.Find(".page-title").TextContent, StringComparison.Ordinal));
        Assert.Contains(
            "remains current",
            Assert.Single(context.Services.GetRequiredService<Toasts>().Shown).Text,
            StringComparison.Ordinal
        );
        Assert.Equal(PrescriptionStatus.Active, (await database.PrescriptionAsync(current)).Row.Status);
    }
}
