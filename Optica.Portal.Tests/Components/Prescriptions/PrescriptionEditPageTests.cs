using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Domain.Prescriptions;
using Optica.Portal.Components.Shared;
using Optica.Portal.Features.Prescriptions;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Prescriptions;

/// <summary>Entering, going on with and correcting prescriptions over the real services.</summary>
public sealed partial class PrescriptionEditPageTests : IAsyncLifetime
{
    private const string Usual = "od -2.25 -0.75x180 os -2.00 -0.50x170 add 2.00 pd 31.5/31";
    private static readonly DateOnly Today = new(2026, 11, 24);

    private TestDatabase database = default!;
    private Guid customer;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(configure: services => services.AddScoped<PrescriptionFormOpener>());
        customer = await database.AddAsync(database.World.Centro, People.Full(1));
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task New_IsPrefilledAndSavedAsTheCurrentOne()
    {
        await using var context = Sign(database.World.Optometrist);
        var page = New(context);
        Assert.Equal("24-11-2026", page.Find("#field-PrescribedOn").GetAttribute("value"));
        Assert.Equal("optometrist", page.Find("#field-IssuerName").GetAttribute("value"));
        Assert.Equal("Optometrist", Chosen(page, "IssuerType"));

        page.Find("#field-Kind").Change("3");
        Assert.Contains("until 24-11-2028", page.Find("[data-field=ExpiresOn]").TextContent, StringComparison.Ordinal);
        page.Find("#field-IssuerRegistration").Change("77");
        Read(page, Usual);
        page.Find("#field-LensMaterial").Change("CR-39");
        page.Find("#field-Notes").Change("a clinical note");
        Save(page);

        var id = Arrived(page, context);
        var saved = await database.PrescriptionAsync(id);
        Assert.Equal((PrescriptionStatus.Active, PrescriptionKind.Progressive), (saved.Row.Status, saved.Row.Kind));
        Assert.Equal((Today, new DateOnly(2028, 11, 24)), (saved.Row.PrescribedOn, saved.Row.ExpiresOn));
        Assert.Equal(Entries.Values(Usual), saved.Content!.Values);
        Assert.Equal(
            ("77", "CR-39", "a clinical note"),
            (saved.Content.IssuerRegistration, saved.Content.LensMaterial, saved.Content.Notes)
        );
    }

    [Fact]
    public async Task New_ZeroAndAxisZero_AreKept()
    {
        await using var context = Sign(database.World.Optometrist);
        var page = New(context);
        page.Find("#field-Kind").Change("0");
        page.Find("#field-IssuerRegistration").Change("77");
        page.Find("#rx-Right-Sphere").Change("0");
        page.Find("#rx-Right-Cylinder").Change("−0,75");
        page.Find("#rx-Right-Axis").Change("0");
        page.Find("#rx-Left-Sphere").Change("pl");
        page.Find("#rx-Left-Cylinder").Change("0");
        Save(page);

        var values = (await database.PrescriptionAsync(Arrived(page, context))).Content!.Values;
        Assert.Equal((0m, -0.75m, 180), (values.Right.Sphere, values.Right.Cylinder, values.Right.Axis));
        Assert.Equal((0m, 0m, null), (values.Left.Sphere, values.Left.Cylinder, values.Left.Axis));
    }

    [Fact]
    public async Task New_WithoutWhatIsNeeded_SaysItAtTheFields()
    {
        await using var context = Sign(database.World.Optometrist);
        var page = New(context);

        Save(page);

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[data-field=Kind] .field-error")));
        Assert.NotEmpty(page.FindAll("#rx-Right-Sphere-error"));
        Assert.NotEmpty(page.FindAll("[data-field=IssuerRegistration] .field-error"));
        Assert.Equal(0, await database.ReadAsync(db => db.Prescriptions.CountAsync()));
    }

    [Fact]
    public async Task New_Doubtful_AsksOnceAndNeverBlocks()
    {
        await database.PrescribeAsync(customer, Usual, Today.AddYears(-2));
        await using var context = Sign(database.World.Optometrist);
        var page = New(context);
        Assert.Equal("Progressive", Chosen(page, "Kind"));
        page.Find("#field-IssuerRegistration").Change("77");
        Read(page, Usual.Replace("od -2.25", "od +2.25", StringComparison.Ordinal));

        Save(page);
        page.WaitForElement(".again");
        Assert.Equal(1, await database.ReadAsync(db => db.Prescriptions.CountAsync()));

        Save(page);
        var saved = await database.PrescriptionAsync(Arrived(page, context));
        Assert.Contains(saved.Content!.Warnings, warning => warning.Code == "likely_slip_sign");
        Assert.False(saved.Content.WarningsConfirmed);
    }

    /// <summary>A paper of two years ago is judged by what came before it, on the screen as in the service.</summary>
    [Fact]
    public async Task New_BackDated_IsJudgedByWhatCameBefore()
    {
        var then = Usual.Replace("od -2.25", "od -1.00", StringComparison.Ordinal);
        await database.PrescribeAsync(customer, then, Today.AddYears(-3));
        await database.PrescribeAsync(customer, Usual.Replace("od -2.25", "od -4.00", StringComparison.Ordinal), Today);
        await using var context = Sign(database.World.Optometrist);
        var page = New(context);
        page.Find("#field-IssuerRegistration").Change("77");
        page.Find("#field-PrescribedOn").Change("24-11-2024");
        Read(page, then);

        Save(page);

        Assert.Empty((await database.PrescriptionAsync(Arrived(page, context))).Content!.Warnings);
    }

    [Fact]
    public async Task New_DoubtfulAndConfirmed_IsSavedAtOnce()
    {
        await database.PrescribeAsync(customer, Usual, Today.AddYears(-2));
        await using var context = Sign(database.World.Optometrist);
        var page = New(context);
        page.Find("#field-IssuerRegistration").Change("77");
        Read(page, Usual.Replace("od -2.25", "od +2.25", StringComparison.Ordinal));

        page.Find(".rx-confirm input").Change(true);
        Save(page);

        Assert.True((await database.PrescriptionAsync(Arrived(page, context))).Content!.WarningsConfirmed);
    }

    [Fact]
    public async Task New_OlderThanTheCurrentOne_SaysThatItIsHistory()
    {
        await database.PrescribeAsync(customer, Usual, Today);
        await using var context = Sign(database.World.Optometrist);
        var page = New(context);
        page.Find("#field-IssuerRegistration").Change("77");
        page.Find("#field-PrescribedOn").Change("24-11-2025");
        Read(page, Usual);

        Save(page);

        Assert.Equal(PrescriptionStatus.Superseded, (await database.PrescriptionAsync(Arrived(page, context))).Row.Status);
        Assert.Contains(
            "remains current",
            Assert.Single(context.Services.GetRequiredService<Toasts>().Shown).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Amend_NeedsAReason_AndLeavesTheOldOneAsItWas()
    {
        var wrong = await database.PrescribeAsync(customer, Usual, Today.AddDays(-3));
        await using var context = Sign(database.World.Optometrist);
        var page = context.Open<PrescriptionAmendPage>($"/admin/prescriptions/{wrong}/amend", p => p.Add(one => one.Id, wrong));
        page.WaitForElement("#field-Reason");
        page.Find("#rx-Right-Axis").Change("175");

        Save(page);
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("#field-Reason-error .field-error")));
        page.Find("#field-Reason").Change("axis misread");
        Save(page);

        var right = await database.PrescriptionAsync(Arrived(page, context));
        Assert.Equal((wrong, 175, "axis misread"), (right.Row.AmendsId, right.Content!.Values.Right.Axis, right.Content.AmendReason));
        var old = await database.PrescriptionAsync(wrong);
        Assert.Equal((PrescriptionStatus.Superseded, 180), (old.Row.Status, old.Content!.Values.Right.Axis));
    }

    [Fact]
    public async Task Pages_WithoutTheClinicalPermission_AreDenied()
    {
        var id = await database.PrescribeAsync(customer, Usual, Today);
        foreach (var person in new[] { database.World.Sales, database.World.Admin })
        {
            await using var context = Sign(person);
            var create = context.Open<PrescriptionEditPage>(PathOfNew, p => p.Add(one => one.CustomerId, customer));
            create.WaitForAssertion(() => Assert.Contains("no access", create.Markup, StringComparison.OrdinalIgnoreCase));
            Assert.Empty(create.FindAll("input"));

            var amend = context.Open<PrescriptionAmendPage>($"/admin/prescriptions/{id}/amend", p => p.Add(one => one.Id, id));
            amend.WaitForAssertion(() => Assert.NotEmpty(amend.FindAll(".state")));
            Assert.Empty(amend.FindAll("input"));
            Assert.DoesNotContain("-2.25", amend.Markup, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Pages_OfAnotherOrganisation_AreNotThere()
    {
        var id = await database.PrescribeAsync(customer, Usual, Today);
        await using var context = Sign(database.World.SouthChief);

        var create = context.Open<PrescriptionEditPage>(PathOfNew, p => p.Add(one => one.CustomerId, customer));
        create.WaitForAssertion(() => Assert.NotEmpty(create.FindAll(".state")));
        Assert.DoesNotContain("Ana", create.Markup, StringComparison.Ordinal);

        var amend = context.Open<PrescriptionAmendPage>($"/admin/prescriptions/{id}/amend", p => p.Add(one => one.Id, id));
        amend.WaitForAssertion(() => Assert.NotEmpty(amend.FindAll(".state")));
        Assert.Empty(amend.FindAll("input"));
    }

    private string PathOfNew => $"/admin/customers/{customer}/prescriptions/new";

    private PortalContext Sign(Person person) => new(database, person, person == database.World.Optometrist ? database.World.Centro : null);

    private IRenderedComponent<PrescriptionEditPage> New(PortalContext context)
    {
        var page = context.Open<PrescriptionEditPage>(PathOfNew, p => p.Add(one => one.CustomerId, customer));
        page.WaitForElement("#rx-Right-Sphere");
        return page;
    }

    private static void Read(IRenderedComponent<IComponent> page, string line)
    {
        page.Find("#rx-shorthand").Change(line);
        page.Find("[data-rx-read]").Click();
    }

    private static void Save(IRenderedComponent<IComponent> page) => page.Find("[data-shortcut=save]").Click();

    private static Guid Arrived(IRenderedComponent<IComponent> page, PortalContext context)
    {
        var navigation = context.Services.GetRequiredService<NavigationManager>();
        page.WaitForState(() => Guid.TryParse(navigation.Uri.Split('/')[^1], out _));
        return Guid.Parse(navigation.Uri.Split('/')[^1]);
    }

    /// <summary>The text of what is chosen; options go by their place.</summary>
    private static string Chosen(IRenderedComponent<IComponent> page, string field)
    {
        var select = page.Find($"#field-{field}");
        return select.QuerySelector($"option[value='{select.GetAttribute("value")}']")!.TextContent;
    }
}
