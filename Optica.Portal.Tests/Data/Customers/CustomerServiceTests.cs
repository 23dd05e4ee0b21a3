using System.Text.Json;
using Optica.Data;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Customers;

public sealed class CustomerServiceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Every field but how a consent was given, which stands with the consent.</summary>
    public static TheoryData<string> Fields => [.. CustomerFields.All.Where(name => name != nameof(CustomerInput.ConsentSource))];

    [Theory, EveryProvider]
    public async Task CreateAsync_AllFields_ComeBackOnTheProfile(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var id = await database.AddAsync(database.World.Centro, People.Full(1));

        var profile = await ProfileAsync(database, id);

        var expected = People.Full(1);
        (expected.BranchId, expected.ConsentSource) = (database.World.Centro, null);
        Assert.Equal(JsonSerializer.Serialize(expected), JsonSerializer.Serialize(profile.Fields));
        Assert.Equal(1, profile.Version);
        Assert.Equal("chief", profile.Stamp.CreatedBy);
        Assert.Equal(World.Start, profile.Stamp.CreatedAt);
        Assert.Equal(DateTimeKind.Utc, profile.Stamp.CreatedAt.Kind);
    }

    [Fact]
    public async Task CreateAsync_BrokenRulesAndNoBranch_TellsAllAtOnce()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var scope = database.As(database.World.Super);

        var input = new CustomerInput { Email = "a b@x.cl", Rut = "12.345.678-9" };
        var invalid = (await scope.Customers.CreateAsync(input, new CustomerCreateOptions(), Cancellation)).Refused<Invalid, Guid>();

        Assert.Equal("branch_not_found", invalid.Code);
        Assert.Equal("BranchId FirstName Email Rut", string.Join(" ", invalid.Fields.Select(field => field.Field)));
    }

    [Fact]
    public async Task CreateAsync_SelectedBranchOrTheOnlyOne_IsTaken()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        foreach (
            var (person, selected, expected) in new[] { (world.Super, world.Playa, world.Playa), (world.Sales, (Guid?)null, world.Centro) }
        )
        {
            await using var scope = database.As(person, selected);
            var input = People.Numbered(expected.GetHashCode() & 0xFFF);
            var id = (await scope.Customers.CreateAsync(input, new CustomerCreateOptions(), Cancellation)).Expect();
            Assert.Equal(expected, (await ProfileAsync(database, id)).Branch.Id);
        }
    }

    /// <summary>The promise behind PUT with only <c>first_name</c>, for every field in turn.</summary>
    [Theory, MemberData(nameof(Fields))]
    public async Task UpdateAsync_OneField_LeavesEveryOtherAsItWas(string field)
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddAsync(database.World.Centro, People.Full(1));
        var before = (await ProfileAsync(database, id)).Fields;
        var input = new CustomerInput();
        CustomerFields.Copy(Other(), input, [field]);
        input.Country = "AR";

        await UpdateAsync(database, id, input, field);

        var after = (await ProfileAsync(database, id)).Fields;
        var changed = typeof(CustomerInput)
            .GetProperties()
            .Where(property => Text(property.GetValue(before)) != Text(property.GetValue(after)))
            .Select(property => property.Name);
        // in Chile the region follows the comuna, and nothing else moves it
        var expected = field switch
        {
            nameof(CustomerInput.City) => "City State",
            nameof(CustomerInput.State) => "",
            _ => field,
        };
        Assert.Equal(expected, string.Join(" ", changed));
    }

    [Theory, MemberData(nameof(Fields))]
    public async Task UpdateAsync_FieldSentAsNull_IsClearedAlone(string field)
    {
        // a kind of document goes with its number; a country is never unknown; the region follows the comuna
        if (field is nameof(CustomerInput.DocumentKind) or nameof(CustomerInput.DocumentNumber) or nameof(CustomerInput.State))
        {
            return;
        }

        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddAsync(database.World.Centro, People.Full(1));
        var before = (await ProfileAsync(database, id)).Fields;

        await UpdateAsync(database, id, new CustomerInput { Country = null }, field);

        var after = (await ProfileAsync(database, id)).Fields;
        CustomerFields.Copy(new CustomerInput(), before, [field]);
        Assert.Equal(Text(before), Text(after));
    }

    [Fact]
    public async Task UpdateAsync_OnlyTagsOrOnlyMedical_MovesTheVersion()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddAsync(database.World.Centro, People.Full(1));

        await UpdateAsync(database, id, new CustomerInput { Tags = ["otro"] }, nameof(CustomerInput.Tags));
        Assert.Equal(2, (await ProfileAsync(database, id)).Version);

        await UpdateAsync(database, id, new CustomerInput { Allergies = ["gatos"] }, nameof(CustomerInput.Allergies));
        Assert.Equal(3, (await ProfileAsync(database, id)).Version);
    }

    [Fact]
    public async Task UpdateAsync_WithoutFieldNames_ChangesAllThatTheCallerSees()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddAsync(database.World.Centro, People.Full(1));
        await using (var scope = database.As(database.World.Sales))
        {
            (await scope.Customers.UpdateAsync(id, new CustomerUpdate(Other()), Cancellation)).Expect();
        }

        var after = (await ProfileAsync(database, id)).Fields;

        var expected = Other();
        (expected.BranchId, expected.ConsentSource) = (database.World.Centro, null);
        CustomerFields.Copy(People.Full(1), expected, CustomerFields.Medical);
        Assert.Equal(Text(expected), Text(after));
    }

    [Theory]
    [InlineData(nameof(CustomerInput.MedicalNotes))]
    [InlineData(nameof(CustomerInput.Allergies))]
    [InlineData(nameof(CustomerInput.Medications))]
    [InlineData(nameof(CustomerInput.MedicalConditions))]
    public async Task Write_MedicalWithoutPermission_IsDenied(string field)
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddAsync(database.World.Centro, People.Full(1));
        await using var scope = database.As(database.World.Sales);
        var input = People.Numbered(2);
        CustomerFields.Copy(Other(), input, [field]);

        var created = await scope.Customers.CreateAsync(input, new CustomerCreateOptions(), Cancellation);
        var update = new CustomerUpdate(input, new HashSet<string>(StringComparer.Ordinal) { field });

        Assert.IsType<AccessDenied>(created.Error);
        Assert.IsType<AccessDenied>((await scope.Customers.UpdateAsync(id, update, Cancellation)).Error);
        Assert.Equal("presión alta", (await ProfileAsync(database, id)).Fields.MedicalNotes);
    }

    private static CustomerInput Other()
    {
        var input = People.Full(2);
        input.FirstName = "Berta";
        input.LastName = "Díaz";
        input.DocumentKind = DocumentKind.ForeignId;
        input.DocumentNumber = "X9";
        input.DateOfBirth = new DateOnly(1990, 1, 2);
        input.Gender = Gender.PreferNotToSay;
        input.AddressLine1 = "Otra 1";
        input.AddressLine2 = "Piso 2";
        input.City = "Antofagasta";
        input.State = "Antofagasta";
        input.PostalCode = "1240000";
        input.Country = "CL";
        input.MedicalConditions = ["diabetes"];
        input.Allergies = ["penicilina"];
        input.Medications = ["metformina"];
        input.MedicalNotes = "control anual";
        input.LastEyeExamDate = new DateOnly(2026, 2, 1);
        input.NextEyeExamDue = new DateOnly(2027, 2, 1);
        input.PreferredContactMethod = ContactMethod.Email;
        input.EmergencyContactName = "Otra Persona";
        input.EmergencyContactPhone = "+56911111111";
        input.InsuranceProvider = InsuranceProvider.Isapre;
        input.InsurancePolicyNumber = "I-1";
        input.Notes = "otra nota";
        input.Tags = ["empresa"];
        input.Consents = [new(ConsentPurpose.Reminders, ContactMethod.Email)];
        return input;
    }

    private static string Text(object? value) => JsonSerializer.Serialize(value);

    private static async Task UpdateAsync(TestDatabase database, Guid id, CustomerInput input, string field)
    {
        await using var scope = database.As(database.World.Chief);
        var update = new CustomerUpdate(input, new HashSet<string>(StringComparer.Ordinal) { field });
        (await scope.Customers.UpdateAsync(id, update, Cancellation)).Expect();
    }

    private static async Task<CustomerProfile> ProfileAsync(TestDatabase database, Guid id)
    {
        await using var scope = database.As(database.World.Chief);
        return (await scope.Queries.ProfileAsync(id, Cancellation)).Expect();
    }
}
