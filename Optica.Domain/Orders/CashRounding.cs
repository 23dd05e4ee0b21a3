namespace Optica.Domain.Orders;

/// <summary>Cash in Chile has no coins below ten pesos: 1–5 are rounded down, 6–9 up (CL-7). Cards and transfers are exact.</summary>
public static class CashRounding
{
    /// <summary>What changes hands for an amount.</summary>
    /// <param name="amount">CLP, not negative.</param>
    public static long Round(long amount) => amount % 10 <= 5 ? amount - (amount % 10) : amount + 10 - (amount % 10);
}
