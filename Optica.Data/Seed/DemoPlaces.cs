using System.Globalization;

namespace Optica.Data.Seed;

/// <summary>Where the invented customers live: mostly in the branch's comuna, some in the ones around it, few elsewhere.</summary>
internal static class DemoPlaces
{
    private static readonly Dictionary<string, WeightedList> Around = new(StringComparer.Ordinal)
    {
        ["Arica"] = new("Arica 95, Camarones 1, Putre 2, Iquique 2"),
        ["Iquique"] = new("Iquique 60, Alto Hospicio 34, Pozo Almonte 5, Pica 1"),
        ["Antofagasta"] = new("Antofagasta 78, Mejillones 8, Calama 8, Taltal 3, Tocopilla 2, Sierra Gorda 1"),
        ["Calama"] = new("Calama 88, San Pedro de Atacama 6, Antofagasta 4, María Elena 2"),
        ["Copiapó"] = new("Copiapó 78, Tierra Amarilla 10, Caldera 10, Vallenar 2"),
        ["La Serena"] = new("La Serena 60, Coquimbo 28, Vicuña 5, Ovalle 4, Andacollo 2, La Higuera 1"),
        ["Coquimbo"] = new("Coquimbo 62, La Serena 26, Ovalle 6, Andacollo 4, Paihuano 2"),
        ["Valparaíso"] = new("Valparaíso 60, Viña del Mar 24, Quilpué 8, Villa Alemana 5, Casablanca 3"),
        ["Viña del Mar"] = new("Viña del Mar 58, Concón 12, Valparaíso 16, Quilpué 8, Villa Alemana 4, Quintero 1, Puchuncaví 1"),
        ["Santiago"] = new(
            """
            Santiago 30, Providencia 12, Ñuñoa 10, Maipú 8, La Florida 7, Puente Alto 7, Estación Central 5, San Miguel 5, Recoleta 4,
            Independencia 4, Quinta Normal 3, Macul 3, Peñalolén 4, Las Condes 5, La Reina 2, Conchalí 2
            """
        ),
        ["Rancagua"] = new("Rancagua 70, Machalí 20, Graneros 5, Doñihue 5"),
        ["Talca"] = new("Talca 76, Maule 10, San Clemente 6, Pencahue 2, San Javier 4, Constitución 2"),
        ["Chillán"] = new("Chillán 70, Chillán Viejo 18, San Carlos 6, Bulnes 3, Ñiquén 1, Coihueco 2"),
        ["Concepción"] = new(
            """
            Concepción 42, Talcahuano 14, San Pedro de la Paz 16, Hualpén 10, Chiguayante 8, Penco 4, Coronel 3, Tomé 2, Hualqui 1
            """
        ),
        ["Talcahuano"] = new("Talcahuano 56, Hualpén 24, Concepción 12, Penco 4, Tomé 4"),
        ["Temuco"] = new("Temuco 66, Padre Las Casas 18, Lautaro 5, Nueva Imperial 4, Vilcún 3, Villarrica 3, Cunco 1"),
        ["Valdivia"] = new("Valdivia 78, Corral 4, Mariquina 4, Máfil 3, Paillaco 4, Los Lagos 3, Lanco 2, La Unión 2"),
        ["Osorno"] = new("Osorno 82, Río Negro 5, San Pablo 4, Purranque 4, Puyehue 3, Puerto Octay 2"),
        ["Puerto Montt"] = new("Puerto Montt 72, Puerto Varas 14, Calbuco 5, Llanquihue 4, Maullín 2, Frutillar 2, Castro 1"),
        ["Punta Arenas"] = new("Punta Arenas 94, Natales 3, Porvenir 3"),
    };

    private static readonly WeightedList Elsewhere = new(
        """
        Santiago 20, Maipú 8, Puente Alto 8, Viña del Mar 8, Concepción 8, Temuco 6, Antofagasta 6, La Serena 6, Rancagua 5, Talca 5,
        Arica 3, Iquique 4, Puerto Montt 4, Chillán 4, Los Ángeles 4, Punta Arenas 2, Coyhaique 2, Calama 3, Copiapó 3, Curicó 3, Valdivia 3
        """
    );

    private static readonly WeightedList Streets = new(
        """
        Arturo Prat 20, Bernardo O'Higgins 20, Los Carrera 14, Manuel Rodríguez 12, Manuel Montt 12, Balmaceda 14, Caupolicán 10, Lautaro 10,
        Colo Colo 8, Galvarino 6, San Martín 12, Aníbal Pinto 10, Baquedano 10, Esmeralda 9, Serrano 8, Condell 8, Latorre 8, Sotomayor 7,
        21 de Mayo 8, 18 de Septiembre 6, Gabriela Mistral 9, Pablo Neruda 8, Camilo Henríquez 7, Diego Portales 8, Ramón Freire 7,
        Los Aromos 7, Los Copihues 7, Los Alerces 7, Las Camelias 5, Los Boldos 5, El Roble 6, Las Acacias 5, Los Castaños 4, Los Peñones 2,
        Santa María 5, San Francisco 5, Santa Rosa 6, Santo Domingo 5, Nueva Uno 2, Cerro Ñielol 2, Ñuble 3, Río Maipo 3, Volcán Osorno 3
        """
    );

    private static readonly WeightedList Kinds = new("Av. 22, Calle 20, Pasaje 34");

    /// <summary>A comuna by its official name.</summary>
    /// <param name="random">Numbers.</param>
    /// <param name="branch">Comuna of the branch; one without known surroundings stands alone.</param>
    public static string Comuna(DemoRandom random, string branch)
    {
        if (random.Percent(3))
        {
            return Elsewhere.Pick(random);
        }

        return Around.TryGetValue(branch, out var near) ? near.Pick(random) : branch;
    }

    /// <summary>Street and number.</summary>
    public static string Street(DemoRandom random) =>
        string.Create(CultureInfo.InvariantCulture, $"{Kinds.Pick(random)} {Streets.Pick(random)} {random.Next(12, 4200)}");

    /// <summary>Flat, block or villa; null for most.</summary>
    public static string? Flat(DemoRandom random) =>
        random.Next(0, 100) switch
        {
            < 16 => $"Depto. {random.Next(1, 22)}0{random.Next(1, 9)}",
            < 20 => $"Block {(char)('A' + random.Next(0, 8))}, depto. {random.Next(11, 45)}",
            < 30 => $"Villa {Streets.Pick(random)}",
            < 34 => $"Casa {random.Next(1, 90)}",
            _ => null,
        };
}
