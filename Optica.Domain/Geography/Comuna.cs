namespace Optica.Domain.Geography;

/// <summary>One of Chile's 346 comunas (CL-6).</summary>
/// <param name="Code">CUT code (código único territorial), five digits: region, province, comuna.</param>
/// <param name="Name">Official name.</param>
/// <param name="Region">Region it belongs to.</param>
public sealed record Comuna(string Code, string Name, Region Region);
