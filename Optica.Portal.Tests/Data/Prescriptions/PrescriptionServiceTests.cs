using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Data.Prescriptions;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Prescriptions;
using Optica.Portal.Tests.Domain.Prescriptions;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Prescriptions;

public sealed partial class PrescriptionServiceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task CreateAsync_EveryField_ComesBackAsItWasTyped(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var id = await database.AddAsync(database.World.Centro, People.Numbered(1));
        var input = Full(database.World.Centro);

        var read = await database.ReadPrescriptionAsync(await database.PrescribeAsync(id, input));

        Assert.Equal(
            (PrescriptionKind.Progressive, PrescriptionStatus.Active, Sight.Examined, new DateOnly(2027, 1, 31)),
            (read.Row.Kind, read.Row.Status, read.Row.PrescribedOn, read.Row.ExpiresOn)
        );
        Assert.Equal((id, "Ana Soto", "chief"), (read.Row.CustomerId, read.CustomerName, read.CreatedBy));
        Assert.Equivalent(Full(database.World.Centro), read.ToInput(PrescriptionRules.Default), strict: true);
        Assert.Equal(input.Values(), read.Content!.Values);
    }

    /// <summary>0.00 is a value and not "empty"; axis 0 is 180 (OR-3, OR-8).</summary>
    [Theory, EveryProvider]
    public async Task CreateAsync_ZerosAndAxisZero_AreKept(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var id = await database.AddAsync(database.World.Centro, People.Numbered(1));
        var input = Sight.Input(database.World.Centro);
        (input.Kind, input.PdDistance) = (PrescriptionKind.SingleVision, null);
        input.Right = new EyeInput { Sphere = 0.00m, Cylinder = 0.00m };
        input.Left = new EyeInput
        {
            Sphere = -0.25m,
            Cylinder = -0.50m,
            Axis = 0,
        };

        var values = (await database.ReadPrescriptionAsync(await database.PrescribeAsync(id, input))).Content!.Values;

        Assert.Equal((0m, 0m, null), (values.Right.Sphere, values.Right.Cylinder, values.Right.Axis));
        Assert.Equal("0.00", Dioptre.Format(values.Right.Sphere!.Value));
        Assert.Equal((-0.25m, -0.50m, 180), (values.Left.Sphere, values.Left.Cylinder, values.Left.Axis));
        Assert.Null(values.Right.Add);
        Assert.Null(values.PdDistance);
    }

    [Theory]
    [InlineData("-2.25")]
    [InlineData("-2,25")]
    [InlineData("−2,25")]
    public async Task CreateAsync_EverySpelling_IsTheSameValue(string text)
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddAsync(database.World.Centro, People.Numbered(1));
        var input = Sight.Input(database.World.Centro);
        input.Right.Sphere = Dioptre.Read(text, ValueScale.Sphere()).Value;

        var read = await database.ReadPrescriptionAsync(await database.PrescribeAsync(id, input));

        Assert.Equal("-2.25", Dioptre.Format(read.Content!.Values.Right.Sphere!.Value));
    }

    [Theory, EveryProvider]
    public async Task CreateAsync_ASecondOfTheKind_SupersedesTheFirstAndNoOther(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var centro = database.World.Centro;
        var id = await database.AddAsync(centro, People.Numbered(1));
        var lenses = SamplePrescriptions.ValidContactLens();
        lenses.BranchId = centro;
        var (first, other) = (await database.PrescribeAsync(id, Sight.Input(centro)), await database.PrescribeAsync(id, lenses));
        var draft = await database.PrescribeAsync(id, Sight.Input(centro), new(AsDraft: true));

        var second = await database.PrescribeAsync(id, Sight.Input(centro));

        Assert.Equal(
            [
                (first, PrescriptionStatus.Superseded),
                (other, PrescriptionStatus.Active),
                (draft, PrescriptionStatus.Draft),
                (second, PrescriptionStatus.Active),
            ],
            await StatusesAsync(database, first, other, draft, second)
        );
        await using var scope = database.As(database.World.Sales);
        var current = (await scope.Get<PrescriptionQueries>().CurrentAsync(id, Cancellation)).Expect();
        Assert.Equal([second, other], current.Select(row => row.Id));
    }

    [Theory, EveryProvider]
    public async Task CreateAsync_BrokenRules_AreToldAtOnceAndNothingIsSaved(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var id = await database.AddAsync(database.World.Centro, People.Numbered(1));
        var input = Sight.Input();
        (input.Kind, input.PrescribedOn, input.IssuerName) = (null, new DateOnly(2026, 11, 25), " ");
        input.Right.Axis = 190;
        await using var scope = database.As(database.World.Chief);

        var wrong = (await scope.Get<PrescriptionService>().CreateAsync(id, input, new(), Cancellation)).Refused<Invalid, Guid>();

        Assert.Equal("branch_not_found", wrong.Code);
        Assert.Equal(
            ["BranchId", "IssuerName", "Kind", "PrescribedOn", "Right.Axis"],
            wrong.Fields.Select(field => field.Field).Order(StringComparer.Ordinal)
        );
        Assert.Equal(0, await database.ReadAsync(db => db.Prescriptions.CountAsync(Cancellation)));
    }

    [Theory, EveryProvider]
    public async Task CreateAsync_TheSameOperationTwice_MakesOne(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var id = await database.AddAsync(database.World.Centro, People.Numbered(1));
        var options = new PrescriptionOptions { Request = new(Ids.New(World.Start)) };

        var made = await Race.AtOnceAsync(8, _ => database.PrescribeAsync(id, Sight.Input(database.World.Centro), options));

        Assert.Single(made.Distinct());
        Assert.Equal(1, await database.ReadAsync(db => db.Prescriptions.CountAsync(Cancellation)));
        await using var scope = database.As(database.World.Chief);
        var reused = options with { Request = new(options.Request.OperationId, [1]) };
        var again = await scope.Get<PrescriptionService>().CreateAsync(id, Sight.Input(database.World.Centro), reused, Cancellation);
        again.Refused<OperationReused, Guid>();
    }

    /// <summary>Making something current changes the customer's records: a right to read them is not enough.</summary>
    [Theory, EveryProvider]
    public async Task CreateAsync_InAnOwnBranchForACustomerOnlyRead_LeavesTheirCurrentOne(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        var id = await database.AddAsync(world.Centro, People.Numbered(1));
        var current = await database.PrescribeAsync(id, Sight.Input(world.Centro));
        await using var scope = database.As(world.Reader);

        (await scope.Get<PrescriptionService>().CreateAsync(id, Sight.Input(world.Mall), new(), Cancellation)).Refused<
            AccessDenied,
            Guid
        >();

        Assert.Equal([(current, PrescriptionStatus.Active)], await StatusesAsync(database, current));
        Assert.Equal(1, await database.ReadAsync(db => db.Prescriptions.CountAsync(Cancellation)));
    }

    internal static async Task<List<(Guid, PrescriptionStatus)>> StatusesAsync(TestDatabase database, params Guid[] ids)
    {
        var found = await database.ReadAsync(db => db.Prescriptions.ToDictionaryAsync(row => row.Id, row => row.Status, Cancellation));
        return [.. ids.Select(id => (id, found[id]))];
    }

    /// <summary>Something in every field.</summary>
    private static PrescriptionInput Full(Guid branchId)
    {
        var input = Sight.Input(branchId, "full");
        input.ExpiresOn = new DateOnly(2027, 1, 31);
        input.LensMaterial = "Trivex 1.53";
        (input.PdDistance, input.PdNear, input.VertexDistance) = (63, 60, 12.5m);
        foreach (var eye in new[] { input.Right, input.Left })
        {
            (eye.HorizontalPrism, eye.HorizontalBase) = (0.5m, HorizontalBase.In);
            (eye.VerticalPrism, eye.VerticalBase) = (1.25m, VerticalBase.Down);
            eye.SegmentHeight = 18.5m;
        }

        return input;
    }
}
