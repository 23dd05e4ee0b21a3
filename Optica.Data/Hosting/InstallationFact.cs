namespace Optica.Data.Hosting;

/// <summary>Something to know about this database: that it holds demo data, for one.</summary>
/// <param name="Name">Name of the fact.</param>
/// <param name="Value">What it says.</param>
public sealed record InstallationFact(string Name, string Value)
{
    /// <summary>Present once demo data was seeded; Production refuses such a database.</summary>
    public const string Demo = "demo";

    /// <summary>Hash and end of the token by which the first account is made.</summary>
    public const string FirstAccount = "first_account";
}
