using Optica.Domain.Common;

namespace Optica.Data.Encryption;

/// <summary>A data key of an organisation, wrapped by the master key that lives outside the database.</summary>
public sealed class DataKey : IOrganisationOwned
{
    /// <inheritdoc />
    public required Guid OrganisationId { get; init; }

    /// <summary>Number within the organisation, from 1; stands in front of every ciphertext.</summary>
    public required int Number { get; init; }

    /// <summary>The key, encrypted.</summary>
    public required byte[] Wrapped { get; set; }

    /// <summary>When it was made, UTC. The newest encrypts, all decrypt.</summary>
    public required DateTime CreatedAt { get; init; }
}

/// <summary>A key of ASP.NET Core's data protection (cookies and tokens), shared by all nodes through the database.</summary>
/// <param name="Name">Friendly name.</param>
/// <param name="Xml">The key.</param>
public sealed record DataProtectionKey(string Name, string Xml);
