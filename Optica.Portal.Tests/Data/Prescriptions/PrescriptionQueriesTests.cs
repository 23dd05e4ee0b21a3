using Optica.Data;
using Optica.Data.Prescriptions;
using Optica.Domain.Common;
using Optica.Domain.Prescriptions;
using Optica.Portal.Tests.Domain.Prescriptions;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Prescriptions;

public sealed class PrescriptionQueriesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task OfCustomerAsync_Pages_AreNewestFirstWithTheTotal(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var centro = database.World.Centro;
        var id = await database.AddAsync(centro, People.Numbered(1));
        await database.PrescribeAsync(await database.AddAsync(centro, People.Numbered(2)), Sight.Input(centro));
        for (var year = 2020; year <= 2024; year++)
        {
            await database.PrescribeAsync(id, Sight.Input(centro, on: new DateOnly(year, 5, 5)));
        }

        await using var scope = database.As(database.World.Sales);
        var page = (await scope.Get<PrescriptionQueries>().OfCustomerAsync(id, new PageRequest(2, 2), Cancellation)).Expect();

        Assert.Equal((5, 3, 2), (page.Total, page.Pages, page.Number));
        Assert.Equal([2022, 2021], page.Items.Select(row => row.PrescribedOn.Year));
        Assert.All(page.Items, row => Assert.Equal(("Centro", PrescriptionStatus.Superseded), (row.Branch, row.Status)));
    }

    /// <summary>Drafts, what was withdrawn or wrong, what was corrected, and other distances say nothing about how the eyes went.</summary>
    [Theory, EveryProvider]
    public async Task EvolutionAsync_OfALife_TellsWhatCounts(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var centro = database.World.Centro;
        var id = await database.AddAsync(centro, People.Numbered(1));
        await using var scope = database.As(database.World.Optometrist);
        var life = scope.Get<PrescriptionLifeService>();
        var single = await PrescribeAsync(2019, PrescriptionKind.SingleVision, -1);
        var corrected = await PrescribeAsync(2020, PrescriptionKind.Progressive, +1.5m);
        var right = (
            await scope
                .Get<PrescriptionAmendService>()
                .AmendAsync(corrected, new(Input(2020, PrescriptionKind.Progressive, -1.5m), "signo"), new(), Cancellation)
        ).Expect();
        (await life.MarkEnteredInErrorAsync(await PrescribeAsync(2021, PrescriptionKind.Bifocal, -9), "x", new(), Cancellation)).Expect();
        (await life.CancelAsync(await PrescribeAsync(2022, PrescriptionKind.Trifocal, -9), "x", new(), Cancellation)).Expect();
        await PrescribeAsync(2022, PrescriptionKind.Reading, +1);
        await database.PrescribeAsync(id, Input(2023, PrescriptionKind.Progressive, -9), new(AsDraft: true));
        var last = await PrescribeAsync(2024, PrescriptionKind.Progressive, -2);

        var points = (await scope.Get<PrescriptionTrendQueries>().EvolutionAsync(id, PrescriptionKind.Bifocal, Cancellation)).Expect();

        Assert.Equal([single, right, last], points.Select(point => point.PrescriptionId));
        Assert.Equal([-1.375m, -1.875m, -2.375m], points.Select(point => point.Right!.SphericalEquivalent));
        Assert.All(points, point => Assert.Equal((-0.75m, 180, null), (point[Eye.Right]!.Cylinder, point.Right!.Axis, point.Left)));
        Assert.Single((await scope.Get<PrescriptionTrendQueries>().EvolutionAsync(id, PrescriptionKind.Reading, Cancellation)).Expect());

        PrescriptionInput Input(int year, PrescriptionKind kind, decimal sphere)
        {
            var input = Sight.Input(centro, on: new DateOnly(year, 5, 5));
            (input.Kind, input.Left, input.VertexDistance) = (kind, new EyeInput(), 12);
            // written in plus form: the evolution does not jump when somebody writes otherwise
            var minus = new LensPower(sphere, -0.75m, 180);
            var written = year == 2024 ? Optics.Transpose(minus) : minus;
            (input.Right.Sphere, input.Right.Cylinder, input.Right.Axis) = (written.Sphere, written.Cylinder, written.Axis);
            return input;
        }

        Task<Guid> PrescribeAsync(int year, PrescriptionKind kind, decimal sphere) =>
            database.PrescribeAsync(id, Input(year, kind, sphere));
    }

    [Theory, EveryProvider]
    public async Task CompareAsync_TheNewerFirst_TurnsThemAround(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var centro = database.World.Centro;
        var id = await database.AddAsync(centro, People.Numbered(1));
        var stranger = await database.PrescribeAsync(await database.AddAsync(centro, People.Numbered(2)), Sight.Input(centro));
        var old = await database.PrescribeAsync(id, Sight.Input(centro, on: new DateOnly(2025, 6, 1)));
        var changed = Sight.Input(centro);
        (changed.Right.Sphere, changed.Right.Add, changed.Left.Add) = (-2.75m, 2.25m, 2.25m);
        var now = await database.PrescribeAsync(id, changed);
        await using var scope = database.As(database.World.Optometrist);
        var queries = scope.Get<PrescriptionTrendQueries>();

        var both = (await queries.CompareAsync(now, old, Cancellation)).Expect();

        Assert.Equal((old, now), (both.Earlier.Row.Id, both.Later.Row.Id));
        Assert.Equal([new EyeChange(Eye.Right, -0.5m, 0, 0.25m, 0.5), new EyeChange(Eye.Left, 0, 0, 0.25m, 0)], both.Changes);
        (await queries.CompareAsync(now, now, Cancellation)).Refused<Invalid, PrescriptionComparison>();
        var two = (await queries.CompareAsync(now, stranger, Cancellation)).Refused<Invalid, PrescriptionComparison>();
        Assert.Equal("prescriptions_of_two_customers", Assert.Single(two.Fields).Code);
    }

    [Fact]
    public async Task ReferenceAsync_OfACustomer_TellsWhatAFormWarnsBy()
    {
        await using var database = await TestDatabase.CreateAsync();
        var centro = database.World.Centro;
        var input = People.Numbered(1);
        input.DateOfBirth = new DateOnly(1990, 11, 25);
        var id = await database.AddAsync(centro, input);
        var first = await database.PrescribeAsync(id, Sight.Input(centro, on: new DateOnly(2025, 6, 1)));
        var second = await database.PrescribeAsync(id, Sight.Input(centro));
        var lenses = SamplePrescriptions.ValidContactLens();
        lenses.BranchId = centro;
        var contact = await database.PrescribeAsync(id, lenses);
        await using var scope = database.As(database.World.Optometrist);

        var reference = (await scope.Get<PrescriptionQueries>().ReferenceAsync(id, centro, null, Cancellation)).Expect();

        Assert.Equal([second, contact, first], reference.Earlier.Select(earlier => earlier.Id));
        Assert.Equal((new DateOnly(2026, 11, 24), PrescriptionRules.Default), (reference.Today, reference.Rules));
        Assert.Equal(Sight.Input().Values(), reference.CaseOf(PrescriptionKind.Bifocal, OpticalValues.Empty, null).Last);
        Assert.Null(reference.CaseOf(PrescriptionKind.Reading, OpticalValues.Empty, null).Last);
        Assert.Equal(first, reference.LastOf(PrescriptionKind.Bifocal, Sight.Examined.AddDays(-1))!.Id);
        Assert.Equal(second, reference.LastOf(PrescriptionKind.Bifocal, Sight.Examined)!.Id);
        Assert.Null(reference.LastOf(PrescriptionKind.Bifocal, new DateOnly(2025, 5, 31)));
        Assert.Equal(35, reference.CaseOf(PrescriptionKind.Bifocal, OpticalValues.Empty, null).Age);
        Assert.Equal(36, reference.CaseOf(PrescriptionKind.Bifocal, OpticalValues.Empty, new DateOnly(2026, 11, 25)).Age);
        var amending = (await scope.Get<PrescriptionQueries>().ReferenceAsync(id, centro, second, Cancellation)).Expect();
        Assert.Contains(first, amending.Earlier.Select(earlier => earlier.Id));
    }

    /// <summary>A record made for a customer carries the customer's branch, which follows transfers (DOMAIN §1).</summary>
    [Theory, EveryProvider]
    public async Task ReadAsync_AfterATransfer_IsForTheNewBranchAndForTheOldOne(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        var id = await database.AddAsync(world.Centro, People.Numbered(1));
        var made = await database.PrescribeAsync(id, Sight.Input(world.Centro));
        var (mall, playa) = (world.Reader, world.MallAdmin);
        await using (var scope = database.As(mall))
        {
            Assert.True((await scope.Get<PrescriptionQueries>().ReadAsync(made, Cancellation)).Succeeded);
            (await scope.Get<PrescriptionLifeService>().CancelAsync(made, "x", new(), Cancellation)).Refused<AccessDenied, Done>();
        }

        await using (var before = database.As(playa))
        {
            (await before.Get<PrescriptionQueries>().ReadAsync(made, Cancellation)).Refused<AccessDenied, PrescriptionDetail>();
        }

        await using (var chief = database.As(world.Chief))
        {
            (await chief.Transfers.TransferAsync(id, new(world.Mall, "mudanza"), Cancellation)).Expect();
        }

        await using (var after = database.As(playa))
        {
            Assert.Null((await after.Get<PrescriptionQueries>().ReadAsync(made, Cancellation)).Expect().Content);
        }

        Assert.Equal("", (await database.ReadPrescriptionAsync(made)).CustomerName);
        await using var reader = database.As(mall);
        var read = (await reader.Get<PrescriptionQueries>().ReadAsync(made, Cancellation)).Expect();
        Assert.Equal(("Centro", true), (read.Row.Branch, read.Branch.MayChange));
        Assert.Equal(Sight.Input().Values(), read.Content!.Values);
        // at the old branch it may still be read and withdrawn; a new one is the new branch's
        await using var optometrist = database.As(world.Optometrist);
        var amended = await optometrist.Get<PrescriptionAmendService>().AmendAsync(made, new(Sight.Input(), "eje"), new(), Cancellation);
        amended.Refused<AccessDenied, Guid>();
        (await reader.Get<PrescriptionAmendService>().AmendAsync(made, new(Sight.Input(), "eje"), new(), Cancellation)).Expect();
    }
}
