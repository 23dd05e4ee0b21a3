namespace Optica.Domain.Geography;

/// <summary>Reference data of CL-6: the regions, and the comunas by province with their CUT codes (SUBDERE, since Ñuble in 2018).</summary>
internal static class ChileTable
{
    /// <summary>From north to south: code, roman number, name.</summary>
    public const string Regions = """
        15 XV Arica y Parinacota
        01 I Tarapacá
        02 II Antofagasta
        03 III Atacama
        04 IV Coquimbo
        05 V Valparaíso
        13 RM Metropolitana de Santiago
        06 VI Libertador General Bernardo O'Higgins
        07 VII Maule
        16 XVI Ñuble
        08 VIII Biobío
        09 IX La Araucanía
        14 XIV Los Ríos
        10 X Los Lagos
        11 XI Aysén del General Carlos Ibáñez del Campo
        12 XII Magallanes y de la Antártica Chilena
        """;

    /// <summary>A province a line: its code, then its comunas numbered from 01; a number before a name goes on from there.</summary>
    public const string Comunas = """
        011 Iquique, 07 Alto Hospicio
        014 Pozo Almonte, Camiña, Colchane, Huara, Pica
        021 Antofagasta, Mejillones, Sierra Gorda, Taltal
        022 Calama, Ollagüe, San Pedro de Atacama
        023 Tocopilla, María Elena
        031 Copiapó, Caldera, Tierra Amarilla
        032 Chañaral, Diego de Almagro
        033 Vallenar, Alto del Carmen, Freirina, Huasco
        041 La Serena, Coquimbo, Andacollo, La Higuera, Paihuano, Vicuña
        042 Illapel, Canela, Los Vilos, Salamanca
        043 Ovalle, Combarbalá, Monte Patria, Punitaqui, Río Hurtado
        051 Valparaíso, Casablanca, Concón, Juan Fernández, Puchuncaví, 07 Quintero, 09 Viña del Mar
        052 Isla de Pascua
        053 Los Andes, Calle Larga, Rinconada, San Esteban
        054 La Ligua, Cabildo, Papudo, Petorca, Zapallar
        055 Quillota, La Calera, Hijuelas, La Cruz, 06 Nogales
        056 San Antonio, Algarrobo, Cartagena, El Quisco, El Tabo, Santo Domingo
        057 San Felipe, Catemu, Llay-Llay, Panquehue, Putaendo, Santa María
        058 Quilpué, Limache, Olmué, Villa Alemana
        061 Rancagua, Codegua, Coinco, Coltauco, Doñihue, Graneros, Las Cabras, Machalí, Malloa, Mostazal, Olivar, Peumo, Pichidegua
        061 14 Quinta de Tilcoco, Rengo, Requínoa, San Vicente
        062 Pichilemu, La Estrella, Litueche, Marchigüe, Navidad, Paredones
        063 San Fernando, Chépica, Chimbarongo, Lolol, Nancagua, Palmilla, Peralillo, Placilla, Pumanque, Santa Cruz
        071 Talca, Constitución, Curepto, Empedrado, Maule, Pelarco, Pencahue, Río Claro, San Clemente, San Rafael
        072 Cauquenes, Chanco, Pelluhue
        073 Curicó, Hualañé, Licantén, Molina, Rauco, Romeral, Sagrada Familia, Teno, Vichuquén
        074 Linares, Colbún, Longaví, Parral, Retiro, San Javier, Villa Alegre, Yerbas Buenas
        081 Concepción, Coronel, Chiguayante, Florida, Hualqui, Lota, Penco, San Pedro de la Paz, Santa Juana, Talcahuano, Tomé, Hualpén
        082 Lebu, Arauco, Cañete, Contulmo, Curanilahue, Los Álamos, Tirúa
        083 Los Ángeles, Antuco, Cabrero, Laja, Mulchén, Nacimiento, Negrete, Quilaco, Quilleco, San Rosendo, Santa Bárbara, Tucapel, Yumbel
        083 14 Alto Biobío
        091 Temuco, Carahue, Cunco, Curarrehue, Freire, Galvarino, Gorbea, Lautaro, Loncoche, Melipeuco, Nueva Imperial, Padre Las Casas
        091 13 Perquenco, Pitrufquén, Pucón, Saavedra, Teodoro Schmidt, Toltén, Vilcún, Villarrica, Cholchol
        092 Angol, Collipulli, Curacautín, Ercilla, Lonquimay, Los Sauces, Lumaco, Purén, Renaico, Traiguén, Victoria
        101 Puerto Montt, Calbuco, Cochamó, Fresia, Frutillar, Los Muermos, Llanquihue, Maullín, Puerto Varas
        102 Castro, Ancud, Chonchi, Curaco de Vélez, Dalcahue, Puqueldón, Queilén, Quellón, Quemchi, Quinchao
        103 Osorno, Puerto Octay, Purranque, Puyehue, Río Negro, San Juan de la Costa, San Pablo
        104 Chaitén, Futaleufú, Hualaihué, Palena
        111 Coyhaique, Lago Verde
        112 Aysén, Cisnes, Guaitecas
        113 Cochrane, O'Higgins, Tortel
        114 Chile Chico, Río Ibáñez
        121 Punta Arenas, Laguna Blanca, Río Verde, San Gregorio
        122 Cabo de Hornos, Antártica
        123 Porvenir, Primavera, Timaukel
        124 Natales, Torres del Paine
        131 Santiago, Cerrillos, Cerro Navia, Conchalí, El Bosque, Estación Central, Huechuraba, Independencia, La Cisterna, La Florida
        131 11 La Granja, La Pintana, La Reina, Las Condes, Lo Barnechea, Lo Espejo, Lo Prado, Macul, Maipú, Ñuñoa, Pedro Aguirre Cerda
        131 22 Peñalolén, Providencia, Pudahuel, Quilicura, Quinta Normal, Recoleta, Renca, San Joaquín, San Miguel, San Ramón, Vitacura
        132 Puente Alto, Pirque, San José de Maipo
        133 Colina, Lampa, Tiltil
        134 San Bernardo, Buin, Calera de Tango, Paine
        135 Melipilla, Alhué, Curacaví, María Pinto, San Pedro
        136 Talagante, El Monte, Isla de Maipo, Padre Hurtado, Peñaflor
        141 Valdivia, Corral, Lanco, Los Lagos, Máfil, Mariquina, Paillaco, Panguipulli
        142 La Unión, Futrono, Lago Ranco, Río Bueno
        151 Arica, Camarones
        152 Putre, General Lagos
        161 Chillán, Bulnes, Chillán Viejo, El Carmen, Pemuco, Pinto, Quillón, San Ignacio, Yungay
        162 Quirihue, Cobquecura, Coelemu, Ninhue, Portezuelo, Ránquil, Treguaco
        163 San Carlos, Coihueco, Ñiquén, San Fabián, San Nicolás
        """;

    /// <summary>Other usual spellings and the official name.</summary>
    public const string Spellings = """
        Calera = La Calera
        Llaillay = Llay-Llay
        Paiguano = Paihuano
        Marchihue = Marchigüe
        Trehuaco = Treguaco
        Aisén = Aysén
        Puerto Aysén = Aysén
        Coihaique = Coyhaique
        Puerto Natales = Natales
        Villa O'Higgins = O'Higgins
        Santiago Centro = Santiago
        San Vicente de Tagua Tagua = San Vicente
        San Javier de Loncomilla = San Javier
        San Francisco de Mostazal = Mostazal
        San José de la Mariquina = Mariquina
        Puerto Saavedra = Saavedra
        Puerto Cisnes = Cisnes
        Rapa Nui = Isla de Pascua
        """;

    /// <summary>Shorter and older names of regions and the code.</summary>
    public const string RegionSpellings = """
        Arica = 15
        Metropolitana = 13
        Santiago = 13
        XIII = 13
        O'Higgins = 06
        Libertador Bernardo O'Higgins = 06
        Aysén = 11
        Aisén = 11
        Aisén del General Carlos Ibáñez del Campo = 11
        Magallanes = 12
        """;
}
