using System.Globalization;
using System.Text.RegularExpressions;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Optica.Data.Access;
using Optica.Data.Customers;
using Optica.Data.Organisations;
using Optica.Data.Reports;
using Optica.Domain.Access;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Reports;
using Optica.Portal.Features.Audit;
using Optica.Portal.Resources;
using Optica.Portal.Tests.Reports;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Audit;

/// <summary>What a line of the trail says is said in words: who was given what, what was removed, which file; and no line says nothing.</summary>
public sealed partial class AuditTellingTests : IAsyncLifetime
{
    private TestDatabase database = default!;

    private World World => database.World;

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => database = await ReportHost.CreateAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Membership_Changed_TellsWhoseWhichBranchesAndTheRole()
    {
        await using (var super = database.As(World.Super))
        {
            var input = new UserRightsInput
            {
                Name = "sales",
                Role = StaffRole.BranchAdmin,
                BranchIds = [World.Mall, World.Playa],
            };
            (await super.Get<UserService>().ChangeAsync(World.Sales.Id, new(input), Cancellation)).Expect();
        }

        await using var context = new PortalContext(database, World.Super);
        var row = Assert.Single(context.Open<AuditPage>("/admin/audit?kind=user").FindAll("tbody tr"));

        Assert.Equal("sales", row.QuerySelector(".cell-main")!.TextContent);
        var facts = Facts(row);
        Assert.Equal("Sales → Branch admin", facts["Role"]);
        var (came, went) = (facts["Branches they work at"].Split("Removed: ")[0], facts["Branches they work at"].Split("Removed: ")[1]);
        Assert.StartsWith("Added: ", came, StringComparison.Ordinal);
        Assert.True(came.Contains("Mall", StringComparison.Ordinal) && came.Contains("Playa", StringComparison.Ordinal), came);
        Assert.Equal("Centro", went);
        Assert.DoesNotMatch(Id(), row.TextContent);
    }

    /// <summary>A grant touches the account, so that open screens look again; that is no change of it, and no second line.</summary>
    [Fact]
    public async Task Grant_Given_IsOneLineThatSaysAllAtAGlance()
    {
        await using (var super = database.As(World.Super))
        {
            var input = new GrantInput
            {
                BranchId = World.Mall,
                Level = GrantLevel.Full,
                Reason = "vacaciones",
                Until = new DateOnly(2026, 12, 1),
            };
            (await super.Get<GrantService>().GiveAsync(World.Sales.Id, input, new(), Cancellation)).Expect();
        }

        await using var context = new PortalContext(database, World.Super);
        var row = Assert.Single(context.Open<AuditPage>("/admin/audit").FindAll("tbody tr"));

        Assert.Equal("sales", row.QuerySelector(".cell-main")!.TextContent);
        Assert.Empty(row.QuerySelectorAll("details"));
        var facts = Facts(row);
        Assert.Equal(("Mall", "Full", "vacaciones"), (facts["Branch"], facts["Reach"], facts["Reason"]));
        Assert.StartsWith("02-12-2026", facts["Expires"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task FileOfAPerson_IsCalledByItsName_AndItsStepsAreWords()
    {
        var ana = await database.AddAsync(World.Centro, People.Full(1));
        await using (var admin = database.As(World.Admin))
        {
            var asked = new RightsInput
            {
                Kind = RightsKind.Access,
                Applicant = "Ana",
                Evidence = "Carnet",
            };
            var request = (await admin.Get<RightsService>().AskAsync(ana, asked, null, Cancellation)).Expect();
            (await admin.Get<RightsFileService>().AskAsync(request, "en", null, Cancellation)).Expect();
            await admin.Get<ExportLog>().NotePersonalAsync(ana, "DER-2026-0001", ExportStep.Written, Cancellation);
        }

        await using var context = new PortalContext(database, World.Super);
        var page = context.Open<AuditPage>("/admin/audit?kind=rights_request&action=update");
        Assert.Equal("DER-2026-0001.zip", Facts(Assert.Single(page.FindAll("tbody tr")))["File"]);
        context.GoTo("/admin/audit?kind=customer&action=export");
        page.WaitForAssertion(() => Assert.Equal("The file was written", Facts(page.Find("tbody tr"))["Step"]));
        Assert.DoesNotMatch(Id(), page.Find("tbody").TextContent);
    }

    /// <summary>Ninety actions are found by their words, in either language.</summary>
    [Theory]
    [InlineData("es"), InlineData("en")]
    public async Task Choices_StandInTheOrderOfTheirWords(string language)
    {
        await using var services = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

        var choices = new AuditChoices(services.GetRequiredService<IStringLocalizer<AuditTexts>>());

        var order = StringComparer.Create(CultureInfo.GetCultureInfo(language), ignoreCase: true);
        Assert.Equal(choices.Actions.Select(group => group.Group).Order(order), choices.Actions.Select(group => group.Group));
        Assert.All(
            choices.Actions,
            group => Assert.Equal(group.Actions.Select(one => one.Text).Order(order), group.Actions.Select(one => one.Text))
        );
        Assert.Equal(choices.Kinds.Select(one => one.Text).Order(order), choices.Kinds.Select(one => one.Text));
        Assert.Equal(
            AuditNames.Groups.SelectMany(group => group.Actions).Order(StringComparer.Ordinal),
            choices.Actions.SelectMany(group => group.Actions).Select(one => one.Name).Order(StringComparer.Ordinal)
        );
    }

    /// <summary>Whoever of the platform opened the organisation can be asked for, apart from its own people.</summary>
    [Fact]
    public async Task People_OfThePlatform_WhoOpenedTheOrganisation_StandApart()
    {
        await using (var platform = database.As(World.Platform))
        {
            (await platform.Get<PlatformAccessService>().OpenAsync(World.North, "they cannot find Ana", Cancellation)).Expect();
        }

        await using var context = new PortalContext(database, World.Super);
        var page = context.Open<AuditPage>("/admin/audit");
        Assert.Equal("Platform support", page.Find("#audit-person optgroup").GetAttribute("label"));
        Assert.Equal(["platform"], page.FindAll("#audit-person optgroup option").Select(one => one.TextContent));
        page.Find("#audit-person").Change(World.Platform.Id.ToString());
        page.WaitForAssertion(() =>
            Assert.StartsWith("Opened the organisation's customers", page.Find(".what").TextContent.Trim(), StringComparison.Ordinal)
        );

        await using var others = new PortalContext(database, World.SouthChief);
        Assert.Empty(others.Open<AuditPage>("/admin/audit").FindAll("#audit-person optgroup"));
    }

    private static Dictionary<string, string> Facts(AngleSharp.Dom.IElement row) =>
        row.QuerySelectorAll("dl > div")
            .ToDictionary(
                fact => fact.QuerySelector("dt")!.TextContent,
                fact => string.Join(' ', fact.QuerySelector("dd")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            );

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-", RegexOptions.NonBacktracking)]
    private static partial Regex Id();
}
