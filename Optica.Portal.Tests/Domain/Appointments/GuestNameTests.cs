using Optica.Domain.Appointments;

namespace Optica.Portal.Tests.Domain.Appointments;

public sealed class GuestNameTests
{
    [Theory]
    [InlineData(null, null, null)]
    [InlineData("  ", null, null)]
    [InlineData("Ana", "Ana", null)]
    [InlineData("Ana Soto", "Ana", "Soto")]
    [InlineData(" Ana   Soto ", "Ana", "Soto")]
    [InlineData("Ana Soto Pérez", "Ana", "Soto Pérez")]
    [InlineData("Ana María Soto Pérez", "Ana María", "Soto Pérez")]
    [InlineData("Juan Carlos de la Fuente Rojas", "Juan Carlos", "de la Fuente Rojas")]
    [InlineData("Luis Soto del Río", "Luis", "Soto del Río")]
    [InlineData("María de los Ángeles", "María", "de los Ángeles")]
    [InlineData("de la Fuente", "de", "la Fuente")]
    public void Split_Name_TellsGivenAndFamilyNames(string? name, string? first, string? last) =>
        Assert.Equal((first, last), GuestName.Split(name));

    [Fact]
    public void ToCustomer_Guest_TakesWhatIsKnown()
    {
        var input = GuestName.ToCustomer(Visits.Guest(Schedules.Utc("2026-11-27 12:00")));

        Assert.Equal(("Ana", "Soto", "12345678-5", "+56912345678"), (input.FirstName, input.LastName, input.Rut, input.Phone));
        Assert.Equal(Schedules.Branch, input.BranchId);
    }
}
