namespace Optica.Domain.Geography;

/// <summary>One of Chile's 16 regions (CL-6).</summary>
/// <param name="Code">Official code, two digits, <c>01</c>–<c>16</c>; comunas' CUT codes begin with it.</param>
/// <param name="Roman">Roman number; RM for the capital.</param>
/// <param name="Name">Official name without "Región de": <c>Valparaíso</c>.</param>
public sealed record Region(string Code, string Roman, string Name);
