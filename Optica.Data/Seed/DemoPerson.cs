using Optica.Domain.Customers;

namespace Optica.Data.Seed;

/// <summary>One invented customer.</summary>
/// <param name="Input">All fields, as a form would send them; the branch is left to the caller.</param>
/// <param name="CreatedAt">When the customer was registered, UTC.</param>
/// <param name="IsActive">False for the few who were deactivated since.</param>
public sealed record DemoPerson(CustomerInput Input, DateTime CreatedAt, bool IsActive);
