using System.Text.Json;
using Optica.Data;
using Optica.Data.Customers;
using Optica.Domain.Customers;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Customers;

public sealed class PersonalDataTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Every table with a customer's id, and every part of such a table, is in the export or says why not.</summary>
    [Fact]
    public async Task Tables_WithACustomer_AreInTheExportOrOnTheListWithAReason()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var exported = PersonalTables.Of(db.Model).Select(type => type.ClrType.Name).ToHashSet(StringComparer.Ordinal);
        // by the classes, not by the model's own words: a table whose id is called otherwise is found by its key to a personal one
        var personal = db
            .Model.GetEntityTypes()
            .Where(type =>
                type.ClrType.GetProperties().Any(property => property.Name.EndsWith("CustomerId", StringComparison.Ordinal))
                || type.GetForeignKeys().Any(key => PersonalTables.IsPersonal(key.PrincipalEntityType))
            )
            .Select(type => type.ClrType.Name)
            .Append(nameof(Customer));

        var missing = personal.Where(name => !exported.Contains(name) && !PersonalTables.LeftOut.ContainsKey(name));

        Assert.Empty(missing);
        Assert.All(PersonalTables.LeftOut, one => Assert.True(one.Value.Length > 20 && !exported.Contains(one.Key), one.Key));
    }

    [Theory, EveryProvider]
    public async Task ReadAsync_EverythingStored_IsThereAndTheMedicalPartsOnlyForWhoMaySeeThem(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        var input = People.Full(1);
        input.MedicalNotes = "CANARIO-MEDICO";
        var id = await database.AddAsync(world.Centro, input);
        await database.PrescribeAsync(id, Sight.Input(world.Centro));
        await database.SellAsync(id, world.Centro);
        await database.AddAsync(world.Centro, People.Numbered(2));

        await using var admin = database.As(world.Admin);
        var plain = (await admin.Get<PersonalDataQueries>().ReadAsync(id, true, Cancellation)).Expect();
        Assert.False(plain.HasMedical);
        var said = JsonSerializer.Serialize(plain.Sections, Readable);
        string[] expected =
        [
            input.Email!,
            input.Phone!,
            input.AddressLine1!,
            input.Notes!,
            "VIP",
            input.EmergencyContactName!,
            "fonasa_b",
            "signed_form",
            "ORD-2026-000001",
        ];
        Assert.All(expected, text => Assert.Contains(text, said, StringComparison.Ordinal));
        Assert.DoesNotContain("CANARIO-MEDICO", said, StringComparison.Ordinal);
        Assert.DoesNotContain("ana2@x.cl", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Payload", said, StringComparison.OrdinalIgnoreCase);

        await using var clinical = database.As(world.Chief);
        var whole = (await clinical.Get<PersonalDataQueries>().ReadAsync(id, true, Cancellation)).Expect();
        Assert.True(whole.HasMedical);
        Assert.Contains("CANARIO-MEDICO", JsonSerializer.Serialize(whole.Sections, Readable), StringComparison.Ordinal);
        Assert.Single(whole.Sections.Single(section => section.Name == "prescription_medical").Rows);
    }

    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
