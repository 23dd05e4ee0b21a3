namespace Optica.Domain.Geography;

/// <summary>One of Chile's 16 regions (CL-6).</summary>
/// <param name="Code">Official code, two digits, <c>01</c>–<c>16</c>; comunas' CUT codes begin with it.</param>
/// <param name="Roman">Roman number; RM for the capital.</param>
/// <param name="Name">Official name without "Región de": <c>Valparaíso</c>.</param>
public sealed record Region(string Code, string Roman, string Name);

/// <summary>One of Chile's 346 comunas (CL-6).</summary>
/// <param name="Code">CUT code (código único territorial), five digits: region, province, comuna.</param>
/// <param name="Name">Official name.</param>
/// <param name="Region">Region it belongs to.</param>
public sealed record Comuna(string Code, string Name, Region Region);
