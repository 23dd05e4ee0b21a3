using Bunit;
using Microsoft.EntityFrameworkCore;
using Optica.Portal.Components.Shared;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Customers;

public sealed class CustomerEditPageTests
{
    [Theory]
    [InlineData("123456785")]
    [InlineData("12.345.678-5")]
    [InlineData("12345678-5")]
    [InlineData("12 345 678 5")]
    public async Task Save_NewCustomer_IsStoredAndShown(string rut)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var form = await CustomerFormContext.OpenAsync(database, database.World.Sales);

        form.Type("FirstName", "Ana");
        form.Type("Rut", rut);
        form.Type("DateOfBirth", "5/3/80");
        form.Type("City", "nunoa");
        form.Save();
        form.Until(() => form.Path != "/");

        var stored = await database.ReadAsync(db => db.Customers.SingleAsync());
        Assert.Equal($"/admin/customers/{stored.Id}", form.Path);
        Assert.Equal(
            ("12345678-5", new DateOnly(1980, 3, 5), "Ñuñoa", "Metropolitana de Santiago"),
            (stored.Rut, stored.DateOfBirth, stored.City, stored.State)
        );
        Assert.Equal(database.World.Centro, stored.BranchId);
        Assert.Equal(ToastKind.Success, Assert.Single(form.Toasts.Shown).Kind);
    }

    [Fact]
    public async Task Save_WhatIsWrong_StandsAtTheFieldsAndNothingIsStored()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var form = await CustomerFormContext.OpenAsync(database, database.World.Sales);

        form.Type("Rut", "12.345.678-9");
        form.Type("DateOfBirth", "soon");
        form.Save();
        form.Until(() => form.Messages("FirstName").Length > 0);

        Assert.Contains("12.345.678-5", form.Messages("Rut"), StringComparison.Ordinal);
        Assert.NotEmpty(form.Messages("DateOfBirth"));
        Assert.Equal("soon", form.Value("DateOfBirth"));
        Assert.False(await database.ReadAsync(db => db.Customers.AnyAsync()));
    }

    [Fact]
    public async Task Rut_WithoutItsDigit_IsOfferedComplete()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var form = await CustomerFormContext.OpenAsync(database, database.World.Sales);

        form.Type("Rut", "12345678");
        form.Page.Find("[data-field='Rut'] button").Click();

        Assert.Equal("12.345.678-5", form.Value("Rut"));
        Assert.Empty(form.Messages("Rut"));
    }

    [Fact]
    public async Task Duplicates_SameRut_ShowWhoItIsAndRefuse()
    {
        await using var database = await TestDatabase.CreateAsync();
        var there = People.Numbered(1);
        var id = await database.AddAsync(database.World.Centro, there);
        await using var form = await CustomerFormContext.OpenAsync(database, database.World.Sales);

        form.Type("FirstName", "Another");
        form.Type("Rut", there.Rut);
        form.Until(() => form.Page.FindAll(".is-blocking").Count > 0);

        Assert.Equal($"/admin/customers/{id}", form.Page.Find(".duplicates a").GetAttribute("href"));
        Assert.Empty(form.Page.FindAll(".duplicates input[type=checkbox]"));
        form.Save();
        form.Until(() => !form.Page.Find("button[type=submit]").HasAttribute("disabled"));
        Assert.Equal("/", form.Path);
        Assert.Equal(1, await database.ReadAsync(db => db.Customers.CountAsync()));
    }

    [Fact]
    public async Task Duplicates_SamePhone_MayBeShared()
    {
        await using var database = await TestDatabase.CreateAsync();
        var there = People.Numbered(1);
        await database.AddAsync(database.World.Centro, there);
        await using var form = await CustomerFormContext.OpenAsync(database, database.World.Sales);

        form.Type("FirstName", "Sister");
        form.Type("Phone", there.Phone);
        form.Until(() => form.Page.FindAll(".duplicates input[type=checkbox]").Count > 0);
        form.Page.Find(".duplicates input[type=checkbox]").Change(true);
        form.Save();
        form.Until(() => form.Path != "/");

        Assert.True(await database.ReadAsync(db => db.Customers.AnyAsync(row => row.FirstName == "Sister" && row.PhoneShared)));
    }

    [Fact]
    public async Task Duplicates_OutOfReach_TellOnlyTheBranchAndOfferARequest()
    {
        await using var database = await TestDatabase.CreateAsync();
        var there = People.Numbered(1);
        var id = await database.AddAsync(database.World.Mall, there);
        await using var form = await CustomerFormContext.OpenAsync(database, database.World.Sales);

        form.Type("Rut", there.Rut);
        form.Until(() => form.Page.FindAll(".duplicates button").Count > 0);

        var panel = form.Page.Find(".duplicates").TextContent;
        Assert.Contains("Mall", panel, StringComparison.Ordinal);
        Assert.DoesNotContain("Soto", panel, StringComparison.Ordinal);
        Assert.DoesNotContain(id.ToString(), form.Page.Markup, StringComparison.Ordinal);

        form.Page.Find(".duplicates button").Click();
        form.Until(() => form.Page.FindAll("dialog textarea").Count > 0);
        form.Page.Find("dialog textarea").Change("moved house");
        form.Page.Find("dialog .primary").Click();
        form.Until(() => form.Toasts.Shown.Count > 0);
        Assert.Equal("moved house", (await database.ReadAsync(db => db.TransferRequests.SingleAsync())).Reason);
    }

    [Fact]
    public async Task SaveAndCreateAnother_TwoCustomers_BothAreStored()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var form = await CustomerFormContext.OpenAsync(database, database.World.Sales);

        foreach (var name in new[] { "First", "Second" })
        {
            form.Until(() => string.IsNullOrEmpty(form.Value("FirstName")));
            form.Type("FirstName", name);
            form.Page.Find(".customer-buttons .secondary").Click();
        }

        form.Until(() => string.IsNullOrEmpty(form.Value("FirstName")));
        Assert.Equal(2, await database.ReadAsync(db => db.Customers.CountAsync()));
        Assert.Equal("/", form.Path);
    }

    [Fact]
    public async Task New_AllBranches_AsksForTheBranch()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var form = await CustomerFormContext.OpenAsync(database, database.World.Super);

        form.Save();
        form.Until(() => form.Messages("BranchId").Length > 0 && form.Messages("FirstName").Length > 0);
        form.Type("FirstName", "Ana");
        var branches = form.Page.FindAll("#field-BranchId option").Select(option => option.TextContent).ToList();
        Assert.Equal(["Centro", "Mall", "Playa"], branches.Skip(1), StringComparer.Ordinal);

        form.Type("BranchId", "1");
        form.Save();
        form.Until(() => form.Path != "/");
        Assert.Equal(database.World.Mall, (await database.ReadAsync(db => db.Customers.SingleAsync())).BranchId);
    }

    [Fact]
    public async Task New_BranchSelected_DoesNotAsk()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var form = await CustomerFormContext.OpenAsync(database, database.World.Super, branch: database.World.Playa);

        Assert.False(form.Has("BranchId"));
    }

    [Fact]
    public async Task Clinical_OnlyWithThePermission()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var sales = await CustomerFormContext.OpenAsync(database, database.World.Sales);
        await using var optometrist = await CustomerFormContext.OpenAsync(database, database.World.Optometrist);

        Assert.False(sales.Has("Allergies") || sales.Has("MedicalNotes"));
        Assert.True(optometrist.Has("Allergies") && optometrist.Has("MedicalNotes"));
        Assert.True(sales.Has("NextEyeExamDue"));
    }
}
