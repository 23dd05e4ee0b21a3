using System.Globalization;
using Optica.Domain.Common;
using Optica.Domain.Customers;

namespace Optica.Portal.Tests.Support;

/// <summary>Customers for tests.</summary>
public static class People
{
    /// <summary>A valid customer whose RUT, e-mail and phone no other number shares.</summary>
    public static CustomerInput Numbered(int number) =>
        new()
        {
            FirstName = "Ana",
            LastName = "Soto",
            Rut = RutOf(number),
            Email = string.Create(CultureInfo.InvariantCulture, $"ana{number}@x.cl"),
            Phone = string.Create(CultureInfo.InvariantCulture, $"+569{50_000_000 + number:00000000}"),
        };

    /// <summary>The same, who agreed to everything by every way.</summary>
    public static CustomerInput Agreeing(int number)
    {
        var input = Numbered(number);
        (input.Consents, input.ConsentSource) = ([.. ConsentChoice.All], ConsentSource.SignedForm);
        return input;
    }

    /// <summary>A valid RUT, stored form.</summary>
    public static string RutOf(int number)
    {
        var body = 9_000_000 + number;
        return string.Create(CultureInfo.InvariantCulture, $"{body}-{Rut.CheckDigit(body)}");
    }

    /// <summary>An input with something in every field.</summary>
    public static CustomerInput Full(int number)
    {
        var input = Numbered(number);
        input.DocumentKind = DocumentKind.Passport;
        input.DocumentNumber = "P123456";
        input.DateOfBirth = new DateOnly(1980, 5, 17);
        input.Gender = Gender.Female;
        input.AddressLine1 = "Los Aromos 123";
        input.AddressLine2 = "Depto 4";
        input.City = "Ñuñoa";
        input.State = "Metropolitana de Santiago";
        input.PostalCode = "7750000";
        input.Country = "CL";
        input.MedicalConditions = ["glaucoma"];
        input.Allergies = ["polen"];
        input.Medications = ["timolol"];
        input.MedicalNotes = "presión alta";
        input.LastEyeExamDate = new DateOnly(2026, 1, 15);
        input.NextEyeExamDue = new DateOnly(2027, 1, 15);
        input.PreferredContactMethod = ContactMethod.WhatsApp;
        input.EmergencyContactName = "Luis Soto";
        input.EmergencyContactPhone = "+56223456789";
        input.InsuranceProvider = InsuranceProvider.FonasaB;
        input.InsurancePolicyNumber = "F-77";
        input.Notes = "prefiere la tarde";
        input.Tags = ["VIP", "escuela"];
        input.Consents = [new(ConsentPurpose.Reminders, ContactMethod.Email), new(ConsentPurpose.Reminders, ContactMethod.WhatsApp)];
        input.ConsentSource = ConsentSource.SignedForm;
        return input;
    }

    /// <summary>Registers a customer through the service, in a branch of either organisation; an expected success.</summary>
    public static async Task<Guid> AddAsync(this TestDatabase database, Guid branch, CustomerInput input, bool shares = false)
    {
        var world = database.World;
        await using var scope = database.As(branch == world.Costa || branch == world.Cerro ? world.SouthChief : world.Chief);
        input.BranchId = branch;
        var result = await scope.Customers.CreateAsync(input, new CustomerCreateOptions(shares), CancellationToken.None);
        return result.Expect();
    }

    /// <summary>The value; a failure fails the test with its code.</summary>
    public static T Expect<T>(this Result<T> result)
    {
        Assert.True(result.Succeeded, $"{result.Error?.Code} {(result.Error as Invalid)?.Fields.FirstOrDefault()}");
        return result.Value;
    }

    /// <summary>The failure, of this type.</summary>
    public static TError Refused<TError, T>(this Result<T> result)
        where TError : Error => Assert.IsType<TError>(result.Error);
}
