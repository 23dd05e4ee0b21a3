using Optica.Data.Prescriptions;
using Optica.Domain.Prescriptions;

namespace Optica.Portal.Tests.Support;

/// <summary>Prescriptions of customers, entered through the services.</summary>
public static class Eyesight
{
    /// <summary>Everything but the eyes, examined on a day.</summary>
    public static PrescriptionInput Input(string line, DateOnly on, PrescriptionKind kind = PrescriptionKind.Progressive)
    {
        var input = new PrescriptionInput
        {
            Kind = kind,
            PrescribedOn = on,
            IssuerName = "Dra. Rojas",
            IssuerType = IssuerType.Ophthalmologist,
            IssuerRegistration = "123456",
        };
        input.Fill(PrescriptionShorthand.Read(line, PrescriptionRules.Default).Value);
        return input;
    }

    /// <summary>Enters a prescription as the optometrist of Centro.</summary>
    /// <param name="database">The data.</param>
    /// <param name="customer">Whose.</param>
    /// <param name="line">What the eyes get.</param>
    /// <param name="on">Day of the examination.</param>
    /// <param name="change">What else is said.</param>
    public static async Task<Guid> PrescribeAsync(
        this TestDatabase database,
        Guid customer,
        string line,
        DateOnly on,
        Action<PrescriptionInput>? change = null
    )
    {
        await using var scope = database.As(database.World.Optometrist, database.World.Centro);
        var input = Input(line, on);
        change?.Invoke(input);
        return (
            await scope.Get<PrescriptionService>().CreateAsync(customer, input, new PrescriptionOptions(), CancellationToken.None)
        ).Expect();
    }

    /// <summary>What a prescription says, as the optometrist of Centro reads it.</summary>
    public static async Task<PrescriptionDetail> PrescriptionAsync(this TestDatabase database, Guid id)
    {
        await using var scope = database.As(database.World.Optometrist);
        return (await scope.Get<PrescriptionQueries>().ReadAsync(id, CancellationToken.None)).Expect();
    }
}
