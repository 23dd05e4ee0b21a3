using Bunit;
using Optica.Domain.Customers;
using Optica.Portal.Features.Customers.Components.Profile;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Customers.Profile;

/// <summary>Who changed what, in words.</summary>
public sealed class HistoryTabTests : IAsyncLifetime
{
    private TestDatabase database = default!;
    private Guid id;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        var input = People.Full(1);
        id = await database.AddAsync(database.World.Centro, input);
        await using var scope = database.As(database.World.Chief);
        input.Phone = "+56987654321";
        input.Gender = Gender.Other;
        input.DateOfBirth = new DateOnly(1981, 6, 18);
        input.MedicalNotes = "canario";
        (await scope.Customers.UpdateAsync(id, new CustomerUpdate(input), CancellationToken.None)).Expect();
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task History_Update_TellsFieldsAndValuesInWords()
    {
        await using var context = new PortalContext(database, database.World.Sales);

        var step = Newest(context);

        string[] told =
        [
            "Changed",
            "chief · 24-11-2026 12:00",
            "+56 9 5000 0001",
            "+56 9 8765 4321",
            "Female",
            "Another",
            "17-05-1980",
            "18-06-1981",
        ];
        Assert.All(told, text => Assert.Contains(text, step, StringComparison.Ordinal));
    }

    [Fact]
    public async Task History_MedicalChange_IsHiddenWithoutClinicalPermission()
    {
        await using var context = new PortalContext(database, database.World.Sales);

        var step = Newest(context);

        Assert.Contains("Medical fields changed (hidden)", step, StringComparison.Ordinal);
        Assert.DoesNotContain("canario", step, StringComparison.Ordinal);
    }

    [Fact]
    public async Task History_MedicalChange_IsToldToOptometrist()
    {
        await using var context = new PortalContext(database, database.World.Optometrist);

        Assert.Contains("canario", Newest(context), StringComparison.Ordinal);
    }

    private string Newest(PortalContext context)
    {
        var tab = context.Render<HistoryTab>(parameters =>
            parameters.Add(shown => shown.CustomerId, id).Add(shown => shown.Zone, TimeZoneInfo.FindSystemTimeZoneById("America/Santiago"))
        );
        return tab.WaitForElement(".history-step").TextContent;
    }
}
