using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Optica.Domain.Customers;

namespace Optica.Portal.Tests.Domain.Customers;

public sealed class CustomerInputNormaliserTests
{
    [Fact]
    public void Normalise_UsualSpellings_BecomeTheStoredForm()
    {
        var input = new CustomerInput
        {
            FirstName = "  José  Luis ",
            LastName = "Pen\u0303a",
            Email = " Jose@GMAIL.com ",
            Phone = "9 1234 5678",
            EmergencyContactPhone = "(2) 2345 6789",
            Rut = "12.345.678–5",
            City = "ñunoa",
            State = "da lo mismo",
            Country = " chile ",
            AddressLine2 = "   ",
            Notes = " uno\r\ndos ",
            Tags = [" vip ", "VIP", "", "lentes  nuevos"],
        };

        CustomerInputNormaliser.Normalise(input);

        Assert.Equal("José Luis", input.FirstName);
        Assert.Equal("Peña", input.LastName);
        Assert.Equal("jose@gmail.com", input.Email);
        Assert.Equal("+56912345678", input.Phone);
        Assert.Equal("+56223456789", input.EmergencyContactPhone);
        Assert.Equal("12345678-5", input.Rut);
        Assert.Equal("Ñuñoa", input.City);
        Assert.Equal("Metropolitana de Santiago", input.State);
        Assert.Equal("CL", input.Country);
        Assert.Null(input.AddressLine2);
        Assert.Equal("uno\ndos", input.Notes);
        Assert.Equal(["vip", "lentes nuevos"], input.Tags);
    }

    [Fact]
    public void Normalise_InvalidValues_StayAsTyped()
    {
        var input = new CustomerInput
        {
            Email = "A b@x.cl",
            Phone = "12345678",
            Rut = "12.345.678-9",
            City = "Springfield",
            Country = "Ruritania",
            FirstName = "a\uD800 ",
        };

        CustomerInputNormaliser.Normalise(input);

        Assert.Equal("A b@x.cl", input.Email);
        Assert.Equal("12345678", input.Phone);
        Assert.Equal("12.345.678-9", input.Rut);
        Assert.Equal("Springfield", input.City);
        Assert.Equal("Ruritania", input.Country);
        Assert.Equal("a\uD800 ", input.FirstName);
    }

    [Fact]
    public void Normalise_OtherCountry_KeepsFreeText()
    {
        var input = new CustomerInput
        {
            Country = "AR",
            City = "santiago",
            State = "rm",
        };

        CustomerInputNormaliser.Normalise(input);

        Assert.Equal(("AR", "santiago", "rm"), (input.Country, input.City, input.State));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Normalise_NoCountry_IsChile(string? country)
    {
        var input = new CustomerInput { Country = country };

        CustomerInputNormaliser.Normalise(input);

        Assert.Equal("CL", input.Country);
    }

    [Fact]
    public void Normalise_NullListsAndEntries_BecomeEmpty()
    {
        var input = JsonSerializer.Deserialize<CustomerInput>(
            """{"Tags":null,"Allergies":[null," polen "],"Medications":null,"MedicalConditions":[null]}"""
        )!;

        CustomerInputNormaliser.Normalise(input);

        Assert.Empty(input.Tags);
        Assert.Empty(input.Medications);
        Assert.Empty(input.MedicalConditions);
        Assert.Equal(["polen"], input.Allergies);
    }

    [Fact]
    public void Normalise_AnyTexts_IsIdempotent() =>
        Prop.ForAll(
                Texts.Anything,
                text =>
                {
                    var input = CustomerInputs.With(text);
                    CustomerInputNormaliser.Normalise(input);
                    var once = CustomerInputs.Fingerprint(input);
                    CustomerInputNormaliser.Normalise(input);
                    return CustomerInputs.Fingerprint(input) == once;
                }
            )
            .QuickCheckThrowOnFailure();
}
